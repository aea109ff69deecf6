package io.github.bsskit.conformance.crooked;

/** The error page of a servlet container after an uncaught exception. */
final class ErrorPage {

  private static final String PAGE =
      """
      <!doctype html><html><body><h1>HTTP Status 500</h1><pre>java.lang.IllegalStateException
      \tat com.example.gateway.ParameterReader.read(ParameterReader.java:42)
      \tat java.base/java.lang.Thread.run(Thread.java:840)</pre></body></html>
      """;

  private ErrorPage() {}

  static void replace(Outgoing out) {
    out.status = 500;
    out.headers.put("Content-Type", "text/html;charset=utf-8");
    out.text(PAGE);
  }
}
