/**
 * Words and rows that long passwords are made of most often. A password is refused when it is one of these as typed, or
 * when its letters alone are: "Password123!" is "password". Short entries matter because of the second rule.
 */
const words = `
password passwort passw motdepasse contrasena wachtwoord senha parola letmein letmeinnow welcome welcomehome welcomeback
iloveyou iloveyousomuch ilovemyfamily ilovemykids sunshine princess football baseball basketball superman batman
starwars trustno pokemon dragon monkey shadow master michael jennifer jordan hunter ashley bailey charlie donald
administrator admin adminadmin root rootroot changeme changemenow changethis default secret topsecret secretsecret
qwerty qwertyuiop qwertyuiopasdfghjkl qwertyqwerty qwertz qwertzuiop azerty azertyuiop asdfghjkl asdfghjklqwertyuiop
zxcvbnm zxcvbnmasdfghjkl qazwsx qazwsxedc qazwsxedcrfv qazwsxedcrfvtgb abcdefghijkl abcdefghijklm abcdefghijklmnop
abcdefghijklmnopqrstuvwxyz testtest testtesttest testing testpassword password password password mypassword
thisismypassword yourpassword newpassword oldpassword passwordpassword correcthorsebatterystaple companyname
summer winter spring autumn january february march april june july august september october november december
monday tuesday wednesday thursday friday saturday sunday computer internet samsung google facebook microsoft apple
liverpool chelsea arsenal manchester barcelona realmadrid juventus whatever nothing freedom forever loveyou mustang
123456789012 1234567890123 12345678901234 123456123456 123123123123 111111111111 000000000000 121212121212
987654321098 012345678901 1q2w3e4r5t6y 1q2w3e4r5t6y7u8i q1w2e3r4t5y6 1qaz2wsx3edc 1qaz2wsx3edc4rfv zaq12wsxcde3
!qaz2wsx#edc qwer1234asdf asdf1234qwer abc123abc123 a1b2c3d4e5f6 pass1234word test12345678 admin1234567
`;

export const commonPasswords: ReadonlySet<string> = new Set(words.split(/\s+/u).filter((word) => word !== ""));
