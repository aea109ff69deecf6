package io.github.bsskit.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.aliyun.bssopenapi20171214.Client;
import com.aliyun.bssopenapi20171214.models.CreateResourcePackageRequest;
import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.models.Config;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bsskit.simulator.BssSimulator;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The site does not know the simulator; what it promises of it is kept here. */
class SitePromisesTest {

  private static final Path SITE = Path.of("../../docs/target/site/en");

  @ParameterizedTest
  @CsvSource({"CreateResellerUserQuota, 7", "CreateResourcePackage, 14", "gateway, 27"})
  void everyFaultWordOfAPageCausesItsError(String page, int atLeast) throws Exception {
    try (BssSimulator simulator = BssSimulator.start()) {
      Map<String, String> codes = codesOfWords(simulator, page);
      Matcher row =
          Pattern.compile(
                  "<article class=\"error\" id=\"error-\\w+\">.*?<code>(.*?)</code>(.*?)</article>",
                  Pattern.DOTALL)
              .matcher(Files.readString(SITE.resolve(page + ".html")));
      List<String> asked = new ArrayList<>();
      while (row.find()) {
        Matcher word = Pattern.compile("=sim-fault-([^<]+)<").matcher(row.group(2));
        if (word.find()) {
          asked.add(word.group(1));
          assertThat(codes).containsEntry(word.group(1), row.group(1));
        }
      }
      assertThat(asked).hasSizeGreaterThanOrEqualTo(atLeast);
    }
  }

  private static Map<String, String> codesOfWords(BssSimulator simulator, String page)
      throws Exception {
    JsonNode words;
    try (InputStream in =
        URI.create(simulator.url() + "/__admin/bss/fault-words").toURL().openStream()) {
      words = new ObjectMapper().readTree(in);
    }
    Map<String, String> codes = new LinkedHashMap<>();
    for (JsonNode operation : words.get("operations")) {
      if (operation.get("action").asText().equals(page)) {
        operation
            .get("errors")
            .forEach(row -> codes.put(row.get("word").asText(), row.get("code").asText()));
      }
    }
    words
        .get("gateway")
        .forEach(row -> codes.putIfAbsent(row.get("word").asText(), row.get("code").asText()));
    return codes;
  }

  /** As the page of an operation offers its keys, in their order. */
  @Test
  void everyKeyThatAPageOffersIsOneOfTheSimulators() throws Exception {
    Matcher data =
        Pattern.compile("data-try-data=\"CreateResourcePackage\">(.*?)</script>", Pattern.DOTALL)
            .matcher(Files.readString(SITE.resolve("CreateResourcePackage.html")));
    assertThat(data.find()).isTrue();
    JsonNode keys = new ObjectMapper().readTree(data.group(1)).get("keys");
    Map<String, String> responses = new LinkedHashMap<>();
    try (BssSimulator simulator = BssSimulator.start()) {
      for (JsonNode key : keys) {
        responses.put(key.get("role").asText(), answer(simulator, key));
      }
    }

    assertThat(responses)
        .containsExactly(
            Map.entry("full", "Success"),
            Map.entry("denied", "NotAuthorized"),
            Map.entry("not-applicable", "NotApplicable"),
            Map.entry("must-name-owner", "IdMissing"),
            Map.entry("inactive", "InvalidAccessKeyId.Inactive"),
            Map.entry("sts", "Success"));
  }

  private static String answer(BssSimulator simulator, JsonNode key) throws Exception {
    Config config =
        new Config()
            .setAccessKeyId(key.get("id").asText())
            .setAccessKeySecret(key.get("secret").asText())
            .setEndpoint(simulator.endpoint())
            .setProtocol("http");
    if (key.has("token")) {
      config.setSecurityToken(key.get("token").asText());
    }
    Client client = new Client(config);
    CreateResourcePackageRequest plan =
        new CreateResourcePackageRequest()
            .setProductCode("ossbag")
            .setPackageType("FPT_ossbag_absolute_Storage_sh")
            .setSpecification("40")
            .setDuration(6);
    List<String> codes = new ArrayList<>();
    TeaException rejection =
        catchThrowableOfType(
            TeaException.class,
            () -> codes.add(client.createResourcePackage(plan).getBody().getCode()));
    return rejection == null ? codes.get(0) : rejection.getCode();
  }
}
