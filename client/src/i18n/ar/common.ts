import type { Translated } from "../catalogue.ts";
import type { common as commonEn } from "../en/common.ts";

export const common = {
  "common.product": "Keyhole",
  "common.loading": "جارٍ التحميل",
  "common.save": "حفظ",
  "common.cancel": "إلغاء",
  "common.on": "مفعّل",
  "common.off": "معطّل",
  "common.close": "إغلاق",
  "common.continue": "متابعة",
  "common.copy": "نسخ",
  "common.copied": "تم النسخ",
  "common.copyFailed": "رفض المتصفح ذلك. حدّد النص وانسخه يدويًا.",
  "common.more": "تحميل المزيد",
  "common.showPassword": "إظهار كلمة المرور",
  "common.hidePassword": "إخفاء كلمة المرور",
  "common.increase": "زيادة",
  "common.decrease": "إنقاص",
  "common.showSuggestions": "إظهار الاقتراحات",
  "common.noMatch": "لا شيء مطابق",
  "common.notifications": "إشعارات",
  "common.dismiss": "إغلاق",
  "common.typeToConfirm": "اكتب {phrase} للتأكيد",
  "common.resize": "تغيير عرض {panel}",
  "common.pictureUnavailable": "الصورة غير متاحة: {name}",
  "common.taskDone": "منجز",
  "common.taskOpen": "غير منجز",
  "common.table": "جدول",
  "common.optional": "اختياري",
  "common.added": "مُضاف",
  "common.removed": "محذوف",
  "common.unchanged": "لم يتغيّر شيء.",
  "common.printNotice":
    "تحتوي هذه الصفحة على محتوى محمي ولا يمكن طباعتها. ما يجوز أن يخرج من Keyhole يخرج بتصدير تمت الموافقة عليه.",

  "common.listSeparator": "، ",
} satisfies Translated<typeof commonEn>;
