import { describe, expect, it } from "vitest";
import { packParcel, paddedLength, readParcel } from "./parcel.ts";

const picture = { field: "photo", mime: "image/jpeg", width: 1920, height: 1080, bytes: Uint8Array.from([1, 2, 3]) };
const overlay = { field: "", mime: "image/png", width: 100.5, height: 40, bytes: new Uint8Array(70_000).fill(7) };

describe("parcels", () => {
  it("gives back what was packed", () => {
    const parcel = { theme: "dark", parts: [picture, overlay] } as const;
    expect(readParcel(packParcel(parcel))).toEqual(parcel);
    expect(readParcel(packParcel({ theme: "light", parts: [] }))).toEqual({ theme: "light", parts: [] });
  });

  it("has few lengths, at most an eighth longer than needed from half a megabyte on", () => {
    const lengths = new Set<number>();
    for (let bytes = 0; bytes <= 4_000_000; bytes += 997) {
      const padded = paddedLength(bytes);
      lengths.add(padded);
      expect(padded).toBeGreaterThanOrEqual(bytes);
      if (bytes >= 512 * 1024) expect(padded / bytes).toBeLessThanOrEqual(1.125);
    }
    expect(lengths.size).toBeLessThan(40);
    expect(packParcel({ theme: "light", parts: [picture] }).length).toBe(64 * 1024);
    expect(packParcel({ theme: "light", parts: [picture, picture] }).length).toBe(64 * 1024);
  });

  it("refuses what is cut off or of another version", () => {
    const packed = packParcel({ theme: "light", parts: [overlay] });
    expect(() => readParcel(packed.slice(0, 65_000))).toThrow("ends before");
    packed[0] = 2;
    expect(() => readParcel(packed)).toThrow("version");
    expect(() => readParcel(new Uint8Array(2))).toThrow("version");
  });
});
