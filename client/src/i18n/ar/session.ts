import type { Translated } from "../catalogue.ts";
import type { session as sessionEn } from "../en/session.ts";

export const session = {
  "session.signIn.title": "تسجيل الدخول إلى Keyhole",
  "session.signIn.login": "اسم الدخول",
  "session.signIn.password": "كلمة المرور",
  "session.signIn.submit": "تسجيل الدخول",
  "session.signIn.refused": "اسم الدخول أو كلمة المرور غير صحيحة، أو الحساب غير نشط هنا.",
  "session.signIn.demo": "أشخاص العرض التجريبي",
  "session.signIn.demoHint": "كلمات المرور والرموز الحالية موجودة في النافذة التي شُغّل منها العرض التجريبي.",
  "session.signIn.again": "انتهت جلستك. سجّل الدخول للمتابعة: الصفحة في الخلفية كما تركتها.",
  "session.signIn.other": "تابع باسم {name}، أو سجّل الدخول باسم شخص آخر للبدء من جديد.",

  "session.setUpNeeded.title": "Keyhole جاهز للإعداد",
  "session.setUpNeeded.detail":
    "يسجّل المسؤول الأول دخوله برابط الإعداد الذي طبعه الخادم حيث شُغّل. يعمل الرابط مرة واحدة ولمدة ساعة؛ وإعادة تشغيل الخادم تطبع رابطًا جديدًا.",

  "session.secondFactor.title": "أدخل رمزك",
  "session.secondFactor.code": "الرمز من تطبيق المصادقة",
  "session.secondFactor.codeHint": "ستة أرقام؛ يظهر رمز جديد كل 30 ثانية.",
  "session.secondFactor.submit": "متابعة",
  "session.secondFactor.refused": "هذا الرمز غير صحيح أو استُخدم من قبل. انتظر الرمز التالي.",
  "session.secondFactor.useRecovery": "استخدام رمز استرداد بدلًا منه",
  "session.secondFactor.useApp": "استخدام تطبيق المصادقة بدلًا منه",
  "session.secondFactor.recovery": "رمز الاسترداد",
  "session.secondFactor.recoveryHint": "أحد الرموز العشرة التي حفظتها. يعمل كل رمز مرة واحدة.",
  "session.secondFactor.recoveryRefused": "رمز الاسترداد هذا غير صحيح أو استُخدم من قبل.",
  "session.secondFactor.startOver": "تسجيل الدخول باسم شخص آخر",

  "session.enrol.title": "احمِ حسابك",
  "session.enrol.intro":
    "يطلب Keyhole رمزًا من هاتفك عند كل تسجيل دخول. امسح الصورة بتطبيق مصادقة، ثم أدخل الرمز الذي يعرضه.",
  "session.enrol.qr": "رمز QR لتطبيق مصادقة",
  "session.enrol.byHand": "لا يمكنك المسح؟ أدخل هذا المفتاح يدويًا",
  "session.enrol.code": "الرمز الذي يعرضه التطبيق",
  "session.enrol.submit": "تأكيد",
  "session.enrol.refused": "هذا الرمز غير مطابق. تحقّق من صحة ساعة الهاتف وأدخل أحدث رمز.",

  "session.recovery.title": "احفظ رموز الاسترداد",
  "session.recovery.intro":
    "إذا فقدت هاتفك، فكل رمز من هذه الرموز يسجّل دخولك مرة واحدة. لا تُعرض إلا الآن: اطبعها أو احفظها في مدير كلمات مرور.",
  "session.recovery.list": "رموز الاسترداد",
  "session.breakGlass.title": "احفظ رموز الطوارئ",
  "session.breakGlass.intro":
    "يتطلب رفع التجميد شخصين. إذا تعذّر الوصول إلى الثاني، فكل رمز من هذه الرموز يرفع كل تجميد مرة واحدة من سطر أوامر الخادم نفسه، ويُنبَّه كل من يشغل منصبًا. احفظها دون اتصال، بعيدًا عن رموزك الخاصة. لا تُعرض إلا الآن.",
  "session.breakGlass.list": "رموز الطوارئ",
  "session.recovery.copy": "نسخ كل الرموز",
  "session.recovery.saved": "حفظتُ هذه الرموز",
  "session.recovery.done": "المتابعة إلى Keyhole",

  "session.welcome.title": "مرحبًا بك في Keyhole",
  "session.welcome.setUp.title": "إعداد Keyhole",
  "session.welcome.setUp.intro": "ستكون المسؤول الأول. يدعو المسؤولون الأشخاص، ولا يرون المحتوى أبدًا.",
  "session.welcome.setUp.submit": "إنشاء حسابي",
  "session.welcome.invited.title": "مرحبًا بك في Keyhole",
  "session.welcome.invited.intro": "تمت دعوتك. اختر كيف تسجّل الدخول.",
  "session.welcome.invited.submit": "إنشاء حسابي",
  "session.welcome.reset.title": "تعيين كلمة مرور جديدة",
  "session.welcome.reset.intro":
    "أُعيد تعيين تسجيل دخولك. اختر كلمة مرور جديدة، ثم أعدّ العامل الثاني من جديد. لم يعد القديم صالحًا.",
  "session.welcome.reset.submit": "تعيين كلمة المرور",
  "session.welcome.name": "اسمك",
  "session.welcome.nameHint": "يراه الزملاء. أسماء الموسِّمين مخفية عن المراجعين في المراجعة المُعمّاة.",
  "session.welcome.login": "اسم الدخول",
  "session.welcome.loginHint": "عنوان بريد أو اسم قصير: حروف لاتينية صغيرة وأرقام والرموز \u2066. _ + @ -\u2069",
  "session.welcome.password": "كلمة المرور",
  "session.welcome.passwordHint": "12 محرفًا أو أكثر. تذكّر جملة أسهل من تذكّر لغز.",
  "session.welcome.tooShort": {
    plural: "count",
    zero: "يجب أن تتكوّن كلمة المرور من 12 محرفًا أو أكثر؛ وهذه فارغة.",
    one: "يجب أن تتكوّن كلمة المرور من 12 محرفًا أو أكثر؛ وهذه محرف واحد.",
    two: "يجب أن تتكوّن كلمة المرور من 12 محرفًا أو أكثر؛ وهذه محرفان.",
    few: "يجب أن تتكوّن كلمة المرور من 12 محرفًا أو أكثر؛ وهذه {count} محارف.",
    many: "يجب أن تتكوّن كلمة المرور من 12 محرفًا أو أكثر؛ وهذه {count} محرفًا.",
    other: "يجب أن تتكوّن كلمة المرور من 12 محرفًا أو أكثر؛ وهذه {count} محرف.",
  },
  "session.welcome.roles": "الأدوار: {roles}",
  "session.welcome.invalidTitle": "لم يعد هذا الرابط صالحًا",
  "session.welcome.invalidDetail":
    "استُخدم من قبل، أو انتهت صلاحيته، أو بُتر عند نسخه. اطلب رابطًا جديدًا ممن أرسله. إن كان لديك حساب، فسجّل الدخول.",
  "session.welcome.setUpInvalidHint": "هل تُعدّ النظام؟ أعد تشغيل الخادم: يطبع رابطًا جديدًا.",
  "session.welcome.toSignIn": "الانتقال إلى تسجيل الدخول",

  "session.lock.title": "الجلسة مقفلة",
  "session.lock.detail": "{name}، عملك محفوظ. كلمة مرورك تفتح هذه الصفحة حيث تركتها.",
  "session.lock.password": "كلمة المرور",
  "session.lock.submit": "إلغاء القفل",
  "session.lock.refused": "كلمة المرور غير صحيحة.",
  "session.lock.signOut": "تسجيل الخروج بدلًا من ذلك",

  "session.cover": "جلستك",
  "session.failed.title": "تعذّر الوصول إلى Keyhole",
  "session.role.administrator": "مسؤول",
  "session.role.security-reviewer": "مراجع أمن",
  "session.role.lead": "قائد",
  "session.role.reviewer": "مراجع",
  "session.role.labeler": "موسِّم",
} satisfies Translated<typeof sessionEn>;
