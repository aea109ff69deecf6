package io.github.bsskit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operation without any optional content has a complete page. */
class BareOperationTest {

  /** Comes first in the spec, so that nothing may depend on the first operation's content. */
  private static final String PING =
      """
      paths:
        /Ping:
          get:
            operationId: Ping
            summary: Does nothing
            x-source: I
            x-wire-action: Ping
            x-ram-action: {action: 'bss:Ping', source: I}
            x-errors:
              - {name: Tired, status: 400, code: Tired, message: Not now., when: fault, cause: none, fix: Wait., source: I, whenSource: I}
            responses:
              '200':
                description: done
                content:
                  application/json:
                    schema:
                      type: object
                      x-source: I
                      properties:
                        RequestId: {$ref: '#/components/schemas/RequestId'}
                        Names: {type: array, items: {type: string}}
      """;

  @TempDir private static Path folder;
  private static Document page;

  @BeforeAll
  static void make() throws IOException {
    String spec = Files.readString(Made.SPEC).replace("\npaths:\n", "\n" + PING);
    new Site(spec).write(folder);
    page = Jsoup.parse(folder.resolve("en/Ping.html"));
  }

  @Test
  void hasAllSections() {
    assertThat(page.select("main > section")).hasSize(11);
    assertThat(page.getElementById("limits").text()).contains("Not documented.", "bss:Ping");
    assertThat(page.select("article.parameter")).isEmpty();
    assertThat(page.select("[data-tab]")).hasSize(7);
  }

  @Test
  void errorsCannotBeRequestedWithoutAParameter() {
    assertThat(page.getElementById("error-Tired").text()).doesNotContain("sim-fault-");
    assertThat(page.select("button.try-error")).isEmpty();
  }

  @Test
  void doesNotChangeTheOtherPages() throws IOException {
    assertThat(Files.readString(folder.resolve("en/CreateResourcePackage.md")))
        .isEqualTo(Made.ours().text("en/CreateResourcePackage.md"));
    Document gateway = Jsoup.parse(folder.resolve("en/gateway.html"));
    assertThat(gateway.getElementById("error-Throttling").text())
        .contains("OutBizId=sim-fault-Throttling");
  }
}
