package io.github.bsskit.docs;

/** A language of the site. */
public enum Language {
  EN("en", "en", "English"),
  ZH("zh", "zh-CN", "中文");

  private final String folder;
  private final String tag;
  private final String title;

  Language(String folder, String tag, String title) {
    this.folder = folder;
    this.tag = tag;
    this.title = title;
  }

  /** The directory of the pages, and the key in files of texts. */
  public String folder() {
    return folder;
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
