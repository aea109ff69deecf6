package io.github.bsskit.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts that the site shows next to the facts; expected facts are from the pages. */
class ReaderTextsTest {

  private final Rulebook rulebook = Rulebook.load();
  private final OperationRule quota = rulebook.operation("CreateResellerUserQuota").orElseThrow();
  private final OperationRule plan = rulebook.operation("CreateResourcePackage").orElseThrow();

  @Test
  void describesTheContractInBothLanguages() {
    assertThat(rulebook.about().title()).isEqualTo("BssOpenApi paid operations");
    assertThat(rulebook.about().description())
        .startsWith("Two operations of Alibaba Cloud billing that move money")
        .contains("selected by `Action` and `Version`");
    assertThat(rulebook.about().zh()).containsOnlyKeys("title", "description");
    assertThat(rulebook.about().zh().get("title")).isEqualTo("BssOpenApi 付费接口");
    assertThat(rulebook.about().zh().get("description")).contains("不是阿里云的官方文档", "\n\n两个接口共用路径 `/`");
  }

  @Test
  void describesTheSourcesInBothLanguages() {
    assertThat(rulebook.about().sources().keySet()).containsExactly("S1", "S2", "M", "G", "I");
    assertThat(rulebook.about().sourcesZh().keySet()).containsExactly("S1", "S2", "M", "G", "I");
    assertThat(rulebook.about().sourcesZh().get("S1"))
        .contains("CreateResellerUserQuota", "2025-08-11");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x-acs-request-id     | RequestId  | G
          x-acs-trace-id       | 十六进制      | G
          x-acs-retry-after    | 毫秒         | G I
          X-RateLimit-User     | Limit:n    | G I
          X-RateLimit-User-API | Limit:n    | G I
          """)
  void describesTheResponseHeaders(String name, String words, String source) {
    assertThat(rulebook.gateway().headers())
        .filteredOn(header -> header.name().equals(name))
        .singleElement()
        .satisfies(
            header -> {
              assertThat(header.description()).isNotEmpty();
              assertThat(header.zh().get("description")).contains(words);
              assertThat(header.source()).hasToString(source);
            });
    assertThat(rulebook.gateway().headers()).hasSize(5);
  }

  @Test
  void describesAnOperationInBothLanguages() {
    assertThat(plan.page().description())
        .contains("Not idempotent: each successful call buys another plan.");
    assertThat(plan.page().zh())
        .containsEntry("summary", "创建（购买）资源包")
        .hasEntrySatisfying(
            "description", text -> assertThat(text).contains("该接口不支持幂等：每成功调用一次就购买一次"));
  }

  /** The most likely cause of an error, and who has to act. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DurationInvalid  | client | 6.0        | 6.0
          NotAuthorized    | caller | such as read actions         | 只读操作
          InternalError    | server | may still have been bought   | 已经买下
          """)
  void describesTheLikelyCauseOfAnError(String name, String blame, String words, String zh) {
    assertThat(plan.errors())
        .filteredOn(error -> error.name().equals(name))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.advice().blame()).isEqualTo(blame);
              assertThat(error.advice().likely()).contains(words);
              assertThat(error.zh()).containsOnlyKeys("cause", "fix", "likely");
              assertThat(error.zh().get("likely")).contains(zh);
            });
  }

  @Test
  void anExistingRecordAfterALostResponseMeansThatTheFirstCallSucceeded() {
    ErrorRule exists = quota.errorsWhen("record-exists").get(0);

    assertThat(exists.code()).isEqualTo("-303");
    assertThat(exists.advice().likely()).contains("the first call had succeeded");
    assertThat(exists.zh().get("likely")).contains("第一次调用其实已经成功");
    assertThat(quota.parameter("OutBizId").orElseThrow().exists())
        .hasValueSatisfying(
            reaction -> {
              assertThat(reaction.error()).isEqualTo(exists);
              assertThat(reaction.source().isInterpretation()).isTrue();
            });
    assertThat(quota.parameter("Amount").orElseThrow().exists()).isEmpty();
  }

  /** An immediate retry after such a response may buy twice. */
  @Test
  void doesNotAdviseToRetryACallThatMayHaveSucceeded() {
    for (String name : List.of("ServiceUnavailable", "InternalError", "SignatureNonceUsed")) {
      assertThat(rulebook.gatewayError(name).advice().fix())
          .as(name)
          .containsIgnoringCase("check")
          .contains("whether", "took effect");
      assertThat(rulebook.gatewayError(name).zh().get("fix")).as(name).contains("查明", "生效");
    }
  }

  @Test
  void describesTheLikelyCauseOfAGatewayErrorButNotOfItsAlternatives() {
    ErrorRule row = rulebook.gatewayError("InvalidTimeStampExpired");

    assertThat(row.advice().blame()).isEqualTo("client");
    assertThat(row.advice().likely()).contains("eight hours");
    assertThat(row.zh().get("likely")).contains("八小时");
    assertThat(rulebook.gatewayError("ThrottlingUser").advice().blame()).isEqualTo("rate");
    assertThat(rulebook.gatewayError("InvalidActionNotFound").others())
        .singleElement()
        .satisfies(
            other -> {
              assertThat(other.advice().likely()).isEmpty();
              assertThat(other.advice().blame()).isEmpty();
              assertThat(other.zh()).isEmpty();
            });
  }

  @Test
  void saysWhatToSendForAParameter() {
    ParameterRule specification = plan.parameter("Specification").orElseThrow();

    assertThat(specification.wants()).isEqualTo("a positive integer without a leading zero");
    assertThat(specification.zh()).containsEntry("wants", "不带前导零的正整数");
    assertThat(plan.parameter("Duration").orElseThrow().wants()).isEmpty();
    assertThat(plan.parameter("Duration").orElseThrow().zh()).containsOnlyKeys("description");
    assertThat(
            plan.parameter("OwnerId")
                .flatMap(owner -> owner.reaction(ParameterRule.Trouble.MISSING))
                .orElseThrow()
                .zh())
        .containsExactly(entry("only", "必须指明归属账号的调用方"));
  }

  @Test
  void describesAFieldWithItsExample() {
    FieldRule order = plan.success().field("OrderId").orElseThrow();

    assertThat(order.example()).isEqualTo("202407022550621");
    assertThat(order.zh().get("description")).contains("2^53");
    assertThat(plan.success().field("RequestId").orElseThrow().example())
        .isEqualTo("79EE7556-0CFD-44EB-9CD6-B3B526E3A85F");
    assertThat(plan.success().field("Code").orElseThrow().example()).isEmpty();
    assertThat(plan.success().zh()).containsOnlyKeys("description");
  }

  @Test
  void listsFieldsInPageOrder() {
    assertThat(quota.success().fields())
        .extracting(FieldRule::name)
        .containsExactly("Code", "Message", "Data", "RequestId", "Success");
    assertThat(plan.success().fields())
        .extracting(FieldRule::name)
        .containsExactly("Code", "Message", "RequestId", "Success", "OrderId", "Data");
  }

  @Test
  void saysWhatADuplicateCallDoes() {
    assertThat(plan.page().repeats().get(0).text())
        .contains("Not idempotent: each successful call buys another plan.");
    assertThat(plan.page().repeats().get(0).zh().get("text")).contains("该接口不支持幂等：每成功调用一次就购买一次");
    assertThat(plan.page().repeats().get(0).source()).hasToString("S2 I");
    assertThat(quota.page().repeats().get(0).text()).contains("-303");
    assertThat(quota.page().repeats()).extracting(OperationRule.Note::when).containsOnly("");
  }

  @Test
  void describesOtherCaptures() {
    assertThat(quota.page().history())
        .extracting(note -> note.when() + "|" + note.source())
        .containsExactly("2025-08-11|S1", "|M", "|M", "|M", "|M", "|M");
    assertThat(quota.page().history())
        .extracting(OperationRule.Note::text)
        .anyMatch(text -> text.contains("OwnerId as required"))
        .anyMatch(text -> text.contains("Currency as optional"))
        .anyMatch(text -> text.contains("CreditInnerError with status 500"))
        .anyMatch(text -> text.contains("does not list -303"));
    assertThat(plan.page().history())
        .extracting(note -> note.when() + "|" + note.source())
        .containsExactly("2024-04-19|S2", "|M", "|S2 M");
    assertThat(plan.page().history())
        .extracting(OperationRule.Note::text)
        .anyMatch(text -> text.contains("bssapi:CreateResourcePackage"));
    assertThat(plan.page().history()).allMatch(note -> note.zh().containsKey("text"));
  }

  @Test
  void namesThePagesByTheirTitles() {
    OperationRule.SourceDocument english = quota.page().documents().get(0);
    OperationRule.SourceDocument chinese = plan.page().documents().get(0);

    assertThat(List.of(english.label(), english.title(), english.language(), english.updated()))
        .containsExactly("S1", "Expenses and Costs:CreateResellerUserQuota", "en", "2025-08-11");
    assertThat(List.of(chinese.label(), chinese.title(), chinese.language(), chinese.updated()))
        .containsExactly("S2", "CreateResourcePackage_阿里云 Billing_API文档", "zh", "");
    assertThat(chinese.description()).contains("2024-04-19");
    assertThat(chinese.zh()).containsOnlyKeys("description");
  }
}
