import type { Translated } from "../catalogue.ts";
import type { shell as shellEn } from "../en/shell.ts";

export const shell = {
  "shell.skip": "الانتقال إلى المحتوى",
  "shell.navigation": "القائمة الرئيسية",
  "shell.work": "العمل",
  "shell.projects": "المشاريع",
  "shell.review": "المراجعة",
  "shell.requests": "الطلبات",
  "shell.trail": "سجل التدقيق",
  "shell.admin": "الإدارة",
  "shell.person": "الحساب: {name}",
  "shell.me": "ما يسجّله Keyhole عني",
  "shell.lock": "القفل الآن",
  "shell.signOut": "تسجيل الخروج",
  "shell.signOutEverywhere": "تسجيل الخروج من كل الأجهزة",
  "shell.theme": "المظهر",
  "shell.theme.system": "حسب النظام",
  "shell.theme.light": "فاتح",
  "shell.theme.dark": "داكن",
  "shell.contactLost": "انقطع الاتصال بالخادم. تجري إعادة المحاولة…",
  "shell.demo": "عرض تجريبي: التصرف باسم",
  "shell.demo.failed": "لم يتغيّر شيء. حاول مرة أخرى.",
  "shell.notFound": "لا توجد صفحة هنا",
  "shell.notFoundDetail": "قد يكون العنوان قديمًا أو مبتورًا. لم يُفقد شيء.",
  "shell.toHome": "الانتقال إلى صفحة البداية",
  "shell.reload": "إعادة تحميل الصفحة",
} satisfies Translated<typeof shellEn>;
