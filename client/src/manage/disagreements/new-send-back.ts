/** An id of 128 random bits, made once for a send-back: a retry with it is the same one. */
export const newSendBackId = (): string =>
  btoa(String.fromCodePoint(...crypto.getRandomValues(new Uint8Array(16))))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
