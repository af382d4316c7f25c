import type { SessionState } from "../features/session/session-state.ts";
import { argument, UsageError, type Command, type CommandContext } from "./command.ts";
import { ask } from "./prompt.ts";
import { keepSession } from "./session-file.ts";

const scopes = ["everything", "project", "team", "person"];

async function signIn(context: CommandContext): Promise<number> {
  const { connection, say } = context;
  const login = context.args[0] ?? (await ask("Login: "));
  const password = await ask("Password: ", { hidden: true });
  let state = (await connection.call("session.signIn", { login, password })) as SessionState;
  if (state.phase === "second-factor") {
    const code = await ask("Code of the second factor: ");
    state = (await connection.call("session.secondFactor", { code: code.trim() })) as SessionState;
  }
  if (state.phase !== "signed-in") throw new UsageError("Set up the second factor in the browser first.");
  await keepSession(connection.token);
  say(`Signed in as ${state.person?.name ?? login}. The session ends after 15 idle minutes, or with: keyhole sign-out`);
  return 0;
}

/** Commands that act as a named person, under the same policy as in the browser. */
export const personCommands: readonly Command[] = [
  { name: "sign-in", arguments: "[LOGIN]", does: "signs in as a person", needs: "server", run: signIn },
  {
    name: "sign-out",
    arguments: "",
    does: "ends that session",
    needs: "server",
    async run({ connection, say }) {
      await connection.call("session.signOut", { everywhere: false });
      await keepSession(null);
      say("Signed out.");
      return 0;
    },
  },
  {
    name: "projects",
    arguments: "",
    does: "lists your projects",
    needs: "server",
    async run({ connection, say }) {
      const projects = (await connection.call("project.own")) as readonly { id: string; name: string; role: string }[];
      for (const project of projects) say(`${project.id}  ${project.role.padEnd(9)} ${project.name}`);
      return 0;
    },
  },
  {
    name: "freeze",
    arguments: "everything | project ID | team ID | person ID",
    does: "stops content, claims, submits and exports at once",
    needs: "server",
    async run(context) {
      const scope = argument(context, 0, "What to freeze");
      if (!scopes.includes(scope)) throw new UsageError(`Freeze one of: ${scopes.join(", ")}.`);
      const target = scope === "everything" ? {} : { scopeId: argument(context, 1, "ID") };
      await context.connection.call("freeze.set", { scope, ...target });
      context.say(`Frozen: ${context.args.join(" ")}. Un-freezing takes two people.`);
      return 0;
    },
  },
];
