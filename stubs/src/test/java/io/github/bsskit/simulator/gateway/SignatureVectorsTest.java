package io.github.bsskit.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks both signatures against published examples and official signers. */
class SignatureVectorsTest {

  private static final String SPECIAL = "中文 空格 a*b~c+d/e=f&g";
  private static final String EMPTY_BODY =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  private static final Map<String, String> V1_1 =
      parameters(
          "AccessKeyId=testid Action=DescribeDedicatedHosts Format=JSON RegionId=cn-beijing"
              + " SignatureMethod=HMAC-SHA1 SignatureNonce=edb2b34af0af9a6d14deaf7c1a5315eb"
              + " SignatureVersion=1.0 Timestamp=2023-03-13T08:34:30Z Version=2014-05-26");
  private static final Map<String, String> V1_2 =
      parameters(
          "AccessKeyId=testid Action=DescribeRegions Format=XML SignatureMethod=HMAC-SHA1"
              + " SignatureNonce=3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf SignatureVersion=1.0"
              + " Timestamp=2016-02-23T12:46:24Z Version=2014-05-26");
  private static final Map<String, String> V1_3 =
      quota("7ed0bedc-056e-4a71-9249-4581615c028f", SPECIAL);
  private static final Map<String, String> V1_4 =
      parameters(
          "AccessKeyId=STS.testsub Action=CreateResellerUserQuota Amount=100 Currency=CNY"
              + " Format=JSON SecurityToken=sts/token+abc== SignatureMethod=HMAC-SHA1"
              + " SignatureNonce=nonce-sts-1 SignatureVersion=1.0 Timestamp=2025-08-11T01:02:03Z"
              + " Version=2017-12-14");
  private static final Map<String, String> V1_5 =
      parameters(
          "AccessKeyId=testid Action=CreateResourcePackage Duration=6"
              + " EffectiveDate=2020-03-03T12:00:00Z Format=XML"
              + " PackageType=FPT_ossbag_absolute_Storage_sh PricingCycle=Month ProductCode=ossbag"
              + " SignatureMethod=HMAC-SHA1 SignatureNonce=6000EE23-274B-4E07-A697-FF2E999520A4"
              + " SignatureVersion=1.0 Specification=40 Timestamp=2025-08-11T01:02:03Z"
              + " Version=2017-12-14");
  private static final Map<String, String> V1_6 = quota("nonce-empty-1", "");

  static Stream<Arguments> signaturesV1() {
    return Stream.of(
        Arguments.of("V1-1", "GET", V1_1, "testsecret", "9NaGiOspFP5UPcwX8Iwt2YJXXuk="),
        Arguments.of("V1-2", "GET", V1_2, "testsecret", "OLeaidS1JvxuMvnyHOwuJ+uX5qY="),
        Arguments.of("V1-3", "GET", V1_3, "testsecret", "I39i0ia5rBUDreK6CfDco275s3c="),
        Arguments.of("V1-3", "POST", V1_3, "testsecret", "Hlr/toFRoFwgxk/f0XHjju8hZrs="),
        Arguments.of("V1-4", "POST", V1_4, "stssecret", "bb1uAhxwPywe7URR81fDnzB8aA8="),
        Arguments.of("V1-5", "POST", V1_5, "testsecret", "zQmxbvT6pOVYxfL4iHi6RluFrQ4="),
        Arguments.of("V1-6", "POST", V1_6, "testsecret", "in1bQ0AKjTnoonL2MLjzU+2mtFY="));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("signaturesV1")
  void signatureV1EqualsThatOfOfficialSigners(
      String vector, String method, Map<String, String> parameters, String secret, String expect) {
    String toSign = SignatureV1.stringToSign(method, parameters);

    String signature = SignatureV1.sign(toSign, secret);

    assertThat(signature).isEqualTo(expect);
  }

  @Test
  void stringToSignOfV1EqualsTheDocumentedOne() {
    String toSign = SignatureV1.stringToSign("GET", V1_1);

    assertThat(toSign)
        .isEqualTo(
            "GET&%2F&AccessKeyId%3Dtestid%26Action%3DDescribeDedicatedHosts%26Format%3DJSON"
                + "%26RegionId%3Dcn-beijing%26SignatureMethod%3DHMAC-SHA1%26SignatureNonce"
                + "%3Dedb2b34af0af9a6d14deaf7c1a5315eb%26SignatureVersion%3D1.0%26Timestamp"
                + "%3D2023-03-13T08%253A34%253A30Z%26Version%3D2014-05-26");
  }

  @Test
  void stringToSignOfV1EncodesReservedCharactersTwice() {
    String toSign = SignatureV1.stringToSign("GET", V1_3);

    assertThat(toSign)
        .isEqualTo(
            "GET&%2F&AccessKeyId%3Dtestid%26Action%3DCreateResellerUserQuota%26Amount%3D100"
                + "%26Currency%3DCNY%26Format%3DJSON%26OutBizId%3D%25E4%25B8%25AD%25E6%2596%2587"
                + "%2520%25E7%25A9%25BA%25E6%25A0%25BC%2520a%252Ab~c%252Bd%252Fe%253Df%2526g"
                + "%26SignatureMethod%3DHMAC-SHA1%26SignatureNonce"
                + "%3D7ed0bedc-056e-4a71-9249-4581615c028f%26SignatureVersion%3D1.0%26Timestamp"
                + "%3D2025-08-11T01%253A02%253A03Z%26Version%3D2017-12-14");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "with the empty value,    in1bQ0AKjTnoonL2MLjzU+2mtFY=",
    "without the empty value, Yw/Ks5bPBJeP3g3i4azQYnJiI4A=",
  })
  void emptyValueMayBeSignedOrOmitted(String client, String signature) {
    Map<String, String> sent = new LinkedHashMap<>(V1_6);
    sent.put("Signature", signature);

    SignatureV1 checked = new SignatureV1("POST", sent);

    assertThat(checked.verify("testsecret")).isEmpty();
  }

  static Stream<Arguments> signaturesV3() {
    String form =
        "Amount=100&Currency=CNY&OutBizId=%E4%B8%AD%E6%96%87+%E7%A9%BA%E6%A0%BC"
            + "+a*b%7Ec%2Bd%2Fe%3Df%26g";
    String encoded =
        "Amount=100&Currency=CNY&OutBizId=%E4%B8%AD%E6%96%87%20%E7%A9%BA%E6%A0%BC"
            + "%20a%2Ab~c%2Bd%2Fe%3Df%26g";
    List<Header> common = headers("7ed0bedc056e4a7192494581615c028f");
    List<Header> withForm = new ArrayList<>(headers("nonce-form-1"));
    withForm.set(
        2,
        new Header(
            "x-acs-content-sha256",
            "4bf2570341e2a6494619b733515fc06e5a8698a84e1a41d2f3cb9deacb2ec445"));
    withForm.add(0, new Header("content-type", "application/x-www-form-urlencoded"));
    List<Header> temporary = new ArrayList<>(headers("nonce-sts-1"));
    temporary.add(1, new Header("x-acs-accesskey-id", "STS.testsub"));
    temporary.add(5, new Header("x-acs-security-token", "sts/token+abc=="));
    List<Header> noHost = headers("nonce-nohost-1").subList(1, 6);
    return Stream.of(
        Arguments.of(
            "V3-1",
            call(
                "POST",
                "ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai",
                documentedHeaders(),
                ""),
            "YourAccessKeySecret",
            "7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259",
            "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0"),
        Arguments.of(
            "V3-2",
            call("POST", encoded, common, ""),
            "testsecret",
            "cf21ce8dbb8f38c08a278d9fbf42a6e50493aa0c2f6f2c240c6615b8f030486e",
            "2aad2d850f170e57f2b0d5dd541e9a357194b9ceaa9dd863d17f506bc9debb14"),
        Arguments.of(
            "V3-3",
            call("GET", "Amount=100&Currency=CNY&OutBizId=", common, ""),
            "testsecret",
            "f04f0aaa285ab4abd965412dd1b2ab353386c8b4408e67ebed5d24220e6e9a5b",
            "8efbd1a48acb048b4092eaf9b2d4ce09e455138c48a745997969ecc218aab0ee"),
        Arguments.of(
            "V3-4",
            call("POST", "", withForm, form),
            "testsecret",
            "e18fedfeecdaba13a8824a8f2dc95fdb4cf0599eb699982e8a1315af727a0b25",
            "40f7595f17475127aa4304f4bcd50e5d69e5ef44714a831f2e5f12d89ab350e9"),
        Arguments.of(
            "V3-5",
            call("POST", "Amount=100&Currency=CNY", temporary, ""),
            "stssecret",
            "94c4ec718364321cc40ba6adda61f459bf1117cc15c6c1fde451d1a11394a8ff",
            "e50eb5199f5b3dc2dd0fd78117e1446b14e0edb3d693db33cc645c023979de87"),
        Arguments.of(
            "V3-6",
            call("POST", "Amount=100&Currency=CNY", noHost, ""),
            "testsecret",
            "75c53d53304d279758e5defc0ba132390d58bbdcad101d04ed5e3913c02ca73a",
            "daf888302602bbc3b11ba2751f444912da6fde8958e42ba5c30cb75aae5e7fc2"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("signaturesV3")
  void signatureV3EqualsThatOfOfficialSigners(
      String vector, RawRequest call, String secret, String hash, String signature) {
    SignatureV3 signed = signatureV3(call, signature);

    String toSign = SignatureV3.stringToSign(signed.canonicalRequest("/"));

    assertThat(toSign).isEqualTo("ACS3-HMAC-SHA256\n" + hash);
    assertThat(SignatureV3.sign(toSign, secret)).isEqualTo(signature);
    assertThat(signed.verify(secret)).isEmpty();
  }

  @Test
  void canonicalRequestOfV3EqualsTheDocumentedOne() {
    RawRequest call =
        call(
            "POST",
            "ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai",
            documentedHeaders(),
            "");

    String canonical = signatureV3(call, "any").canonicalRequest("/");

    assertThat(canonical)
        .isEqualTo(
            """
            POST
            /
            ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai
            host:ecs.cn-shanghai.aliyuncs.com
            x-acs-action:RunInstances
            x-acs-content-sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
            x-acs-date:2023-10-26T10:22:32Z
            x-acs-signature-nonce:3156853299f313e23d1673dc12e1703d
            x-acs-version:2014-05-26

            host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version
            e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\
            """);
  }

  /** All headers are signed, in the order of the list. */
  private static SignatureV3 signatureV3(RawRequest call, String signature) {
    List<String> names = call.headers().stream().map(Header::name).toList();
    return new SignatureV3(
        new RpcRequest(call), new Authorization("ACS3-HMAC-SHA256", "id", names, signature));
  }

  private static RawRequest call(String method, String query, List<Header> headers, String body) {
    return new RawRequest(method, "/", query, headers, body.getBytes(StandardCharsets.US_ASCII));
  }

  private static List<Header> documentedHeaders() {
    return List.of(
        new Header("host", "ecs.cn-shanghai.aliyuncs.com"),
        new Header("x-acs-action", "RunInstances"),
        new Header("x-acs-content-sha256", EMPTY_BODY),
        new Header("x-acs-date", "2023-10-26T10:22:32Z"),
        new Header("x-acs-signature-nonce", "3156853299f313e23d1673dc12e1703d"),
        new Header("x-acs-version", "2014-05-26"));
  }

  private static List<Header> headers(String nonce) {
    return List.of(
        new Header("host", "127.0.0.1:8080"),
        new Header("x-acs-action", "CreateResellerUserQuota"),
        new Header("x-acs-content-sha256", EMPTY_BODY),
        new Header("x-acs-date", "2025-08-11T01:02:03Z"),
        new Header("x-acs-signature-nonce", nonce),
        new Header("x-acs-version", "2017-12-14"));
  }

  private static Map<String, String> quota(String nonce, String outBizId) {
    Map<String, String> parameters =
        parameters(
            "AccessKeyId=testid Action=CreateResellerUserQuota Amount=100 Currency=CNY Format=JSON"
                + " SignatureMethod=HMAC-SHA1 SignatureVersion=1.0 Timestamp=2025-08-11T01:02:03Z"
                + " Version=2017-12-14");
    parameters.put("SignatureNonce", nonce);
    parameters.put("OutBizId", outBizId);
    return parameters;
  }

  private static Map<String, String> parameters(String pairs) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : pairs.split(" ")) {
      int equals = pair.indexOf('=');
      parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return parameters;
  }
}
