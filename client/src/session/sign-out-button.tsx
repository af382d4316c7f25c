import { useMutation } from "@tanstack/react-query";
import { trpc } from "../api.ts";
import { Button } from "../ui/button.tsx";
import { leaveWithoutSteps } from "../outbox/own-outbox.ts";

/** Ends the session and starts the page afresh. Where the server is not reached, starting afresh is all there is. */
export function SignOutButton({ label }: { readonly label: string }) {
  const signOut = useMutation(trpc.session.signOut.mutationOptions({ onSettled: leaveWithoutSteps }));
  return (
    <Button
      variant="quiet"
      size="small"
      isPending={signOut.isPending}
      onPress={() => signOut.mutate({ everywhere: false })}
    >
      {label}
    </Button>
  );
}
