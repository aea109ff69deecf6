package io.github.bsskit.conformance.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bsskit.conformance.target.Profile;
import io.github.bsskit.rulebook.Rulebook;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every fact of the spec is covered by an obligation. */
class SpecCoverageTest {

  private static final Profile.Wire WIRE =
      new Profile.Wire(
          Profile.WireForm.RPC, List.of("V3", "V1"), true, true, List.of("JSON", "XML"));

  @Test
  void everyFactOfTheSpecIsCovered() {
    assertThat(SpecFacts.uncovered(SpecText.asItIs(), obligations(SpecText.asItIs()))).isEmpty();
  }

  @Test
  void theSpecHasFacts() {
    assertThat(SpecFacts.of(SpecText.asItIs())).hasSizeGreaterThan(300);
  }

  /** An unused exception would hide the next fact of that name. */
  @Test
  void everyExceptionIsUsed() {
    String spec = SpecText.asItIs();

    assertThat(SpecFacts.NOT_TRIED.keySet())
        .filteredOn(place -> !place.equals("headers/throttling"))
        .allMatch(place -> spec.contains(place.substring(place.indexOf('/') + 1) + ":"));
  }

  /**
   * New kinds of facts: the text replaced in the spec, its replacement, and the fact reported. A
   * {@code ~} is a line end.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          tags:~  - name: ResellerQuota                | x-something: 4~tags:~  - name: ResellerQuota            | x-something
          x-source-of: {pattern: I}                    | x-something: 4                                          | CreateResellerUserQuota/Amount/x-something
          x-source-of: {pattern: I}                    | deprecated: true                                        | CreateResellerUserQuota/Amount/deprecated
          {error: ParameterError, source: S1}          | {error: ParameterError, source: S1, once: true}         | CreateResellerUserQuota/Amount/x-missing/once
          OutBizId:~      type: string                 | OutBizId:~      type: string~      maxLength: 64        | CreateResellerUserQuota/OutBizId/maxLength
          OutBizId:~      type: string                 | OutBizId:~      type: string~      minLength: 2         | CreateResellerUserQuota/OutBizId/minLength
          OutBizId:~      type: string                 | OutBizId:~      type: string~      format: uuid         | CreateResellerUserQuota/OutBizId/format
          OutBizId:~      type: string                 | OutBizId:~      type: string~      pattern: '^[a-z]+$'  | CreateResellerUserQuota/OutBizId/pattern
          OutBizId:~      type: string                 | OutBizId:~      type: boolean                           | CreateResellerUserQuota/OutBizId/type/boolean
          name: OutBizId~      in: query               | name: OutBizId~      in: header                         | CreateResellerUserQuota/OutBizId/in/header
          description: True when the ledgers have been opened. | x-lag: 5, description: True.                             | CreateResellerUserQuota/success/Data/x-lag
          description: True when the ledgers have been opened. | nullable: true, description: True.                      | CreateResellerUserQuota/success/Data/nullable
          {type: string, description: The ID           | {type: string, pattern: ^OSS, description: The ID       | CreateResourcePackage/success/Data.InstanceId/pattern
          [0-9A-F]{8}-[0-9A-F]{4}-                     | [0-9a-f]{8}-[0-9A-F]{4}-                                | CreateResourcePackage/success/RequestId/pattern
          additionalProperties: false                  | additionalProperties: true                              | CreateResellerUserQuota/success/additionalProperties
          x-wire-action: CreateResourcePackage         | x-wire-action: CreateResourcePackage~      x-again: no  | CreateResourcePackage/x-again
          seconds: 60                                  | seconds: 60~        burst: 5                            | x-rate-limit/burst
          access: create                               | access: create~        condition: none                  | x-ram-action/condition
          when: not-on-sale                            | when: on-sundays                                        | CreateResourcePackage/x-errors/PackageTypeNotSupported/when
          when: not-on-sale                            | when: not-on-sale~          retry: 1                    | CreateResourcePackage/x-errors/PackageTypeNotSupported/retry
          methods: [GET, POST]                         | methods: [GET, POST, PUT]                               | x-wire/methods/PUT
          parameters: [query, form, both]              | parameters: [query, form, both, path]                   | x-wire/parameters/path
          style: RPC                                   | style: RPC~  encoding: UTF-8                            | x-wire/encoding
          windowMinutes: 31                            | windowMinutes: 90                                       | x-signatures/V1/windowMinutes
          windowMinutes: 15                            | windowMinutes: 5                                        | x-signatures/V3/windowMinutes
          windowMinutes: 15                            | windowMinutes: 15~    nonceBytes: 16                    | x-signatures/V3/nonceBytes
          x-acs-trace-id:                              | x-acs-price:                                            | headers/x-acs-price
          OutBizId: {$ref: '#/components/schemas/Out   | Note: {$ref: '#/components/schemas/Out                  | /CreateResellerUserQuota/post/Note
          """)
  void reportsAFactOfAnUnknownKind(String right, String wrong, String place) {
    String spec = SpecText.replaced(right.replace("~", "\n"), wrong.replace("~", "\n"));

    assertThat(SpecFacts.uncovered(spec, obligations(spec))).contains(place);
  }

  /** A new fact of a known kind is covered by new obligations only. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          InstanceId: {type: string,            | Pieces: {type: integer}~        InstanceId: {type: string,        | CreateResourcePackage/success/Data.Pieces/type
          InstanceId: {type: string,            | InstanceId: {type: string, enum: [one],                           | CreateResourcePackage/success/Data.InstanceId/enum/one
          required: [OrderId, InstanceId]       | required: [OrderId]                                               | -
          enum: [CNY, USD, JPY]                 | enum: [CNY, USD, JPY, EUR]                                        | CreateResellerUserQuota/Currency/enum/EUR
          default: Month                        | default: Year                                                     | CreateResourcePackage/PricingCycle/default
          format: int32~      minimum: 1        | format: int32~      minimum: 3                                    | CreateResourcePackage/Duration/minimum/3
          maximum: 2147483647                   | maximum: 1000                                                     | CreateResourcePackage/Duration/maximum/1000
          requests: 100                         | requests: 200                                                     | CreateResourcePackage/x-rate-limit/requests
          seconds: 60                           | seconds: 61                                                       | CreateResourcePackage/x-rate-limit/seconds
          action: bss:ModifyInstance            | action: bss:Buy                                                   | CreateResourcePackage/x-ram-action/action
          message: Product not found.           | message: No product.                                              | CreateResourcePackage/x-errors/ProductNotFound/message
          code: '-303'                          | code: '-304'                                                      | CreateResellerUserQuota/x-errors/RecordExists/when
          {error: ProductNotFound, source: S2}  | {error: InvalidParameter, source: S2}                             | CreateResourcePackage/ProductCode/x-unknown
          {error: IdInvalid, source: S2}        | {error: InvalidParameter, source: S2}                             | CreateResourcePackage/OwnerId/x-malformed
          {error: InvalidOwner, source: S2}     | {error: IdInvalid, source: S2}                                    | CreateResourcePackage/OwnerId/x-foreign
          status: 503                           | status: 504                                                       | x-gateway-errors/ServiceUnavailable/status
          - name: ThrottlingApi                 | - name: ThrottlingAll                                             | x-gateway-errors/ThrottlingAll/message
          x-same: {Data.OrderId: OrderId}       | x-same: {Data.InstanceId: OrderId}                                | CreateResourcePackage/success/x-same/Data.InstanceId
          - name: V1                            | - name: V4                                                        | x-signatures/V4
          """)
  void reportsAFactThatNoObligationCovers(String right, String wrong, String place) {
    String spec = SpecText.replaced(right.replace("~", "\n"), wrong.replace("~", "\n"));
    List<Obligation> before = obligations(SpecText.asItIs());

    if (place.equals("-")) {
      assertThat(SpecFacts.uncovered(spec, before)).isEmpty();
    } else {
      assertThat(SpecFacts.uncovered(spec, before)).contains(place);
    }
  }

  /** Without some obligations, the facts that they cover are reported. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          */missing/absent          | CreateResourcePackage/Duration/required
          */optional/absent         | CreateResourcePackage/EffectiveDate/optional
          */valid/Year              | CreateResourcePackage/PricingCycle/enum/Year
          */malformed/other         | CreateResourcePackage/PricingCycle/enum
          */malformed/above-maximum | CreateResourcePackage/OwnerId/maximum
          */malformed/zero          | CreateResourcePackage/Duration/minimum
          */caller/NotAuthorized    | CreateResellerUserQuota/x-errors/NotAuthorized/when
          */fault/CreditInnerError  | CreateResellerUserQuota/x-errors/CreditInnerError/when
          */race/identical          | CreateResellerUserQuota/x-errors/RecordExists/when
          */not-on-sale             | CreateResourcePackage/PackageType/x-off-sale
          */success/OrderId/unique  | CreateResourcePackage/success/OrderId/x-unique
          */success/Data/present    | CreateResellerUserQuota/success/Data/required
          */error/fields           | gateway/error/additionalProperties
          */POST-split/*            | x-wire/parameters/both
          response/RequestId/unique      | CreateResellerUserQuota/success/RequestId/pattern
          response/RequestId/header   | CreateResellerUserQuota/200/headers/x-acs-request-id
          gateway/version/*         | x-wire/version
          gateway/time/V3/hour-old  | x-signatures/V3/windowMinutes
          """)
  void reportsTheFactsOfRemovedObligations(String gone, String place) {
    List<Obligation> rest =
        obligations(SpecText.asItIs()).stream().filter(Fact.on(gone).negate()).toList();

    assertThat(SpecFacts.uncovered(SpecText.asItIs(), rest)).contains(place);
  }

  /** A third operation is covered, except for an error that no parameter causes. */
  @Test
  void coversAThirdOperation() {
    String spec = SpecText.withAThirdOperation();

    assertThat(SpecFacts.uncovered(spec, obligations(spec)))
        .containsExactly("CloseResellerUserQuota/x-errors/LedgerNotFound/when");
  }

  private static List<Obligation> obligations(String spec) {
    return Obligations.of(Rulebook.read(spec), WIRE);
  }
}
