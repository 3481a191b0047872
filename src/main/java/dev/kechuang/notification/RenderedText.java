package dev.kechuang.notification;

/** A message as it was written, in both languages, and the path of the page it leads to or null. */
record RenderedText(String subjectZh, String bodyZh, String subjectEn, String bodyEn, String link) {}
