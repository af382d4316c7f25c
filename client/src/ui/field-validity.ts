/**
 * How a field shows the error it is given. The browser's own checks (required, type) hold a form back; an error that came
 * from the server must not, or the corrected form could never be sent again.
 */
export const fieldValidity = (error: string | undefined) =>
  error === undefined
    ? ({ isInvalid: false, validationBehavior: "native" } as const)
    : ({ isInvalid: true, validationBehavior: "aria" } as const);
