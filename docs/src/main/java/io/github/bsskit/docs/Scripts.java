package io.github.bsskit.docs;

import java.util.List;

/** The scripts of the site, in the order of loading. */
final class Scripts {

  /** The scripts of every page, and of the page that selects the language. */
  static final List<String> COMMON = List.of("theme.js", "choose.js", "site.js");

  static final List<String> TRY_IT =
      List.of(
          "signing.js",
          "calling.js",
          "widgets.js",
          "try-it-response.js",
          "try-it-form.js",
          "try-it.js");
  static final List<String> SIGNATURE_PAGE =
      List.of(
          "signing.js",
          "signing-calls.js",
          "signing-difference.js",
          "signing-mistakes.js",
          "signing-causes.js",
          VectorScript.NAME,
          "calling.js",
          "widgets.js",
          "signature-check.js",
          "signature-page.js");

  private Scripts() {}
}
