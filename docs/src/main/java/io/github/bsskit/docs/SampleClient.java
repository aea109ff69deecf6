package io.github.bsskit.docs;

import java.util.Locale;

/** A client with samples; its template is named by its id. */
enum SampleClient {
  JAVA_V2(
      "Java V2", "java", "com.aliyun:bssopenapi20171214:3.1.0", "{Operation}Example.java", true),
  JAVA_V1(
      "Java V1",
      "java",
      """
      com.aliyun:aliyun-java-sdk-bssopenapi:1.8.13
      com.aliyun:aliyun-java-sdk-core:4.7.10\
      """,
      "{Operation}Example.java",
      true),
  NODE_V2(
      "Node V2",
      "javascript",
      "npm install @alicloud/bssopenapi20171214@4.1.1 @alicloud/openapi-core@1.0.8",
      "{operation-name}.js",
      true),
  NODE_POP(
      "Node pop-core",
      "javascript",
      "npm install @alicloud/pop-core@1.8.0",
      "{operation-name}.js",
      true),
  PYTHON(
      "Python",
      "python",
      "pip install alibabacloud_bssopenapi20171214==5.1.2",
      "{operation_name}.py",
      false),
  GO(
      "Go",
      "go",
      """
      go get github.com/alibabacloud-go/bssopenapi-20171214/v6@v6.1.1
      go mod tidy\
      """,
      "{operation_name}.go",
      false),
  CURL(
      "Shell",
      "bash",
      "./mvnw -q -DskipTests package && cp conformance-tests/target/bss-conformance.jar .",
      "{operation-name}.sh",
      true);

  private final String title;
  private final String highlight;
  private final String install;
  private final String fileName;
  private final boolean run;

  SampleClient(String title, String highlight, String install, String fileName, boolean run) {
    this.title = title;
    this.highlight = highlight;
    this.install = install;
    this.fileName = fileName;
    this.run = run;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The sample with a program for this client. */
  Sample sample(SampleProgram program, String text) {
    String snake = program.snake();
    String file =
        fileName
            .replace("{Operation}", program.action())
            .replace("{operation-name}", snake.replace('_', '-'))
            .replace("{operation_name}", snake);
    return new Sample(id(), title, highlight, install, file, text, run);
  }
}
