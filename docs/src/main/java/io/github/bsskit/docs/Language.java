package io.github.bsskit.docs;

/** A language of the site. */
public enum Language {
  /** English, the language of the spec. */
  EN("en", "en", "English"),
  /** Chinese, the language of one of the two source pages. */
  ZH("zh", "zh-CN", "中文");

  private final String folder;
  private final String tag;
  private final String title;

  Language(String folder, String tag, String title) {
    this.folder = folder;
    this.tag = tag;
    this.title = title;
  }

  /** The directory of its pages, and its key in files of texts. */
  public String folder() {
    return folder;
  }

  /** As HTML names it. */
  public String tag() {
    return tag;
  }

  /** Its own name. */
  public String title() {
    return title;
  }
}
