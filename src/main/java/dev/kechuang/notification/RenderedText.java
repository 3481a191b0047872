package dev.kechuang.notification;

/** A message as it was written, in both languages. */
record RenderedText(String subjectZh, String bodyZh, String subjectEn, String bodyEn) {}
