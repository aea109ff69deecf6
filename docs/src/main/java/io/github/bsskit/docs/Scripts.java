package io.github.bsskit.docs;

import java.util.List;

/** The scripts of the site, in the order in which they must be loaded. */
final class Scripts {

  /** What the frame of pages names, and what leads on from the first page. */
  static final List<String> COMMON = List.of("theme.js", "choose.js", "site.js");

  static final List<String> TRY_IT =
      List.of(
          "signing.js",
          "calling.js",
          "widgets.js",
          "try-it-answer.js",
          "try-it-form.js",
          "try-it.js");
  static final List<String> SIGNATURE_PAGE =
      List.of(
          "signing.js",
          "signing-calls.js",
          "signing-difference.js",
          "signing-mistakes.js",
          "signing-causes.js",
          "signing-vectors.js",
          "calling.js",
          "widgets.js",
          "signature-check.js",
          "signature-page.js");

  private Scripts() {}
}
