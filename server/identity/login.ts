import { z } from "zod";

/** As typed at sign-in: blanks around it and the case of letters do not matter, nor how a letter with a mark is composed. */
export const loginSchema = z.string().trim().normalize("NFKC").toLowerCase().min(1).max(200);

/** A new login: an address or a short name, in letters that cannot be mistaken for others. */
export const newLoginSchema = loginSchema.regex(/^[a-z0-9][a-z0-9._+@-]*$/);
