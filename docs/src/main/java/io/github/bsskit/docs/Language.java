package io.github.bsskit.docs;

import java.util.Locale;

/** A language of the site. */
public enum Language {
  EN("en", "English"),
  ZH("zh-CN", "中文");

  private final String tag;
  private final String title;

  Language(String tag, String title) {
    this.tag = tag;
    this.title = title;
  }

  /** The directory of the pages, and the key in files of texts. */
  public String folder() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The value of the HTML attribute {@code lang}. */
  public String tag() {
    return tag;
  }

  /** The language's own name. */
  public String title() {
    return title;
  }
}
