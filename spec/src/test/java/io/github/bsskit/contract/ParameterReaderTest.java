package io.github.bsskit.contract;

import static io.github.bsskit.contract.ResourcePackageApi.CreateResourcePackageError.DURATION_INVALID;
import static io.github.bsskit.contract.ResourcePackageApi.CreateResourcePackageError.ID_INVALID;
import static io.github.bsskit.contract.ResourcePackageApi.CreateResourcePackageError.MISSING_PARAMETER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.contract.ResourcePackageApi.CreateResourcePackageError;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The reader returns well-formed values and keeps the first error. */
class ParameterReaderTest {

  private static final ValueFormat<Integer> DURATION = ValueFormat.int32(1, Integer.MAX_VALUE);
  private static final ValueFormat<Long> OWNER = ValueFormat.int64(1, Long.MAX_VALUE);

  @Test
  void readsARequiredValue() {
    var reader = reader(Map.of("Duration", "6"));

    Integer duration = reader.required("Duration", DURATION, MISSING_PARAMETER, DURATION_INVALID);

    assertThat(duration).isEqualTo(6);
    assertThat(outcome(reader)).isEqualTo("called");
  }

  @Test
  void rejectsAMissingRequiredValue() {
    var reader = reader(Map.of());

    reader.required("Duration", DURATION, MISSING_PARAMETER, DURATION_INVALID);

    assertThat(outcome(reader)).isEqualTo("MissingParameter");
  }

  @Test
  void treatsAnEmptyValueAsMissing() {
    var reader = reader(Map.of("Duration", ""));

    reader.required("Duration", DURATION, MISSING_PARAMETER, DURATION_INVALID);

    assertThat(outcome(reader)).isEqualTo("MissingParameter");
  }

  @Test
  void treatsASpaceAsAValue() {
    var reader = reader(Map.of("Duration", " "));

    reader.required("Duration", DURATION, MISSING_PARAMETER, DURATION_INVALID);

    assertThat(outcome(reader)).isEqualTo("DurationInvalid");
  }

  @Test
  void namesAreCaseSensitive() {
    var reader = reader(Map.of("duration", "6"));

    reader.required("Duration", DURATION, MISSING_PARAMETER, DURATION_INVALID);

    assertThat(outcome(reader)).isEqualTo("MissingParameter");
  }

  @Test
  void readsAnyRequiredText() {
    var reader = reader(Map.of("ProductCode", " ä&= "));

    String code = reader.required("ProductCode", ValueFormat.text(), MISSING_PARAMETER);

    assertThat(code).isEqualTo(" ä&= ");
    assertThat(outcome(reader)).isEqualTo("called");
  }

  @Test
  void readsAnOptionalValue() {
    var reader = reader(Map.of("OwnerId", "239000111"));

    Optional<Long> owner = reader.optional("OwnerId", OWNER, ID_INVALID);

    assertThat(owner).contains(239000111L);
    assertThat(outcome(reader)).isEqualTo("called");
  }

  @Test
  void makesTheCallWithoutAnOptionalValue() {
    var reader = reader(Map.of("OutBizId", ""));

    Optional<Long> owner = reader.optional("OwnerId", OWNER, ID_INVALID);
    Optional<String> number = reader.optional("OutBizId", ValueFormat.text());

    assertThat(owner).isEmpty();
    assertThat(number).isEmpty();
    assertThat(outcome(reader)).isEqualTo("called");
  }

  @Test
  void rejectsAMalformedOptionalValue() {
    var reader = reader(Map.of("OwnerId", "0"));

    reader.optional("OwnerId", OWNER, ID_INVALID);

    assertThat(outcome(reader)).isEqualTo("IdInvalid");
  }

  @Test
  void keepsTheFirstError() {
    var reader = reader(Map.of("OwnerId", "0", "Duration", "0"));

    reader.optional("OwnerId", OWNER, ID_INVALID);
    reader.required("Duration", DURATION, MISSING_PARAMETER, DURATION_INVALID);
    reader.required("ProductCode", ValueFormat.text(), MISSING_PARAMETER);

    assertThat(outcome(reader)).isEqualTo("IdInvalid");
  }

  @Test
  void namesTheParameterOfTheFirstError() {
    var reader = reader(Map.of("OwnerId", "0", "Duration", "0"));

    reader.optional("OutBizId", ValueFormat.text());
    reader.optional("OwnerId", OWNER, ID_INVALID);
    reader.required("Duration", DURATION, MISSING_PARAMETER, DURATION_INVALID);

    assertThat(reply(reader)).isEqualTo(Reply.failure(ID_INVALID, "OwnerId"));
    assertThat(reply(reader).rejectedParameter()).isEqualTo("OwnerId");
  }

  @Test
  void namesTheMissingParameter() {
    var reader = reader(Map.of("Duration", "6"));

    reader.required("Duration", DURATION, MISSING_PARAMETER, DURATION_INVALID);
    reader.required("ProductCode", ValueFormat.text(), MISSING_PARAMETER);

    assertThat(reply(reader)).isEqualTo(Reply.failure(MISSING_PARAMETER, "ProductCode"));
  }

  @Test
  void namesNoParameterOfASuccessOrOfAnErrorOfTheOperation() {
    var reader = reader(Map.of());

    assertThat(reply(reader).rejectedParameter()).isEmpty();
    assertThat(reader.then(() -> Reply.failure(ID_INVALID)).rejectedParameter()).isEmpty();
  }

  @Test
  void makesNoCallAfterAnError() {
    var reader = reader(Map.of());
    AtomicInteger calls = new AtomicInteger();

    reader.required("Duration", DURATION, MISSING_PARAMETER, DURATION_INVALID);
    reader.then(
        () -> {
          calls.incrementAndGet();
          return Reply.success(new CreateResellerUserQuotaResponse());
        });

    assertThat(calls).hasValue(0);
  }

  private static ParameterReader<CreateResourcePackageError> reader(Map<String, String> values) {
    return new ParameterReader<>(values);
  }

  private static String outcome(ParameterReader<CreateResourcePackageError> reader) {
    return reply(reader).fold(body -> "called", DocumentedError::code);
  }

  private static Reply<?, CreateResourcePackageError> reply(
      ParameterReader<CreateResourcePackageError> reader) {
    return reader.then(() -> Reply.success(new CreateResellerUserQuotaResponse()));
  }
}
