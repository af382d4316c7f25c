import { BlockList, isIP } from "node:net";

const plain = (address: string): string => (address.startsWith("::ffff:") ? address.slice(7) : address);
const family = (address: string): "ipv4" | "ipv6" => (isIP(address) === 6 ? "ipv6" : "ipv4");

/** True for "10.0.0.0/8", "2001:db8::/32" or a single address. */
export function isNetwork(text: string): boolean {
  const [address = "", prefix] = text.split("/");
  const version = isIP(address);
  if (version === 0) return false;
  if (prefix === undefined) return true;
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128);
}

export function inAnyNetwork(address: string, networks: readonly string[]): boolean {
  const list = new BlockList();
  for (const network of networks) {
    const [base = "", prefix] = network.split("/");
    if (prefix === undefined) list.addAddress(base, family(base));
    else list.addSubnet(base, Number(prefix), family(base));
  }
  const known = plain(address);
  return isIP(known) !== 0 && list.check(known, family(known));
}

/** What failures are counted by: an IPv4 address, or the /64 that one IPv6 customer usually has. */
export function networkSource(address: string): string {
  const known = plain(address);
  if (isIP(known) !== 6) return known;
  const [head = "", tail = ""] = known.split("::");
  const groups = head.split(":").filter((group) => group !== "");
  const rest = tail.split(":").filter((group) => group !== "");
  const missing = Array.from({ length: Math.max(0, 8 - groups.length - rest.length) }, () => "0");
  return `${[...groups, ...missing, ...rest].slice(0, 4).join(":")}::/64`;
}
