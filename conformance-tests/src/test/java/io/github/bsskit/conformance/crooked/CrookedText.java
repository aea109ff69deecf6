package io.github.bsskit.conformance.crooked;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Servers with invalid JSON or XML. */
enum CrookedText implements Crooked {
  JSON_WITH_REPEATED_FIELD(
      "a field appears twice in JSON",
      "response/json/*",
      b -> b.json = a -> Rendering.json(a).replaceFirst("\\{", "{\"Message\":\"\",")),

  JSON_WITH_TRAILING_COMMA(
      "JSON has a comma before its last brace",
      "response/json/*",
      b -> b.json = a -> Rendering.json(a).replaceFirst("}$", ",}")),

  JSON_WITH_GARBAGE_BEHIND(
      "JSON is followed by more", "response/json/*", b -> b.json = a -> Rendering.json(a) + "ok"),

  JSON_TWICE(
      "two JSON documents come in one body",
      "response/json/*",
      b -> b.json = a -> Rendering.json(a) + Rendering.json(a)),

  JSON_WITH_BOM(
      "JSON begins with a byte order mark",
      "response/json/*",
      b -> b.json = a -> "\ufeff" + Rendering.json(a)),

  JSON_WITH_NAN(
      "a number in JSON is NaN",
      "response/json/* | CreateResourcePackage/success/*",
      b -> b.orderId = call -> call.xml() ? b.world.nextOrder() : new Response.Literal("NaN")),

  JSON_WITH_SINGLE_QUOTES(
      "JSON has single quotes",
      "response/json/*",
      b -> b.json = a -> Rendering.json(a).replace('\"', '\'')),

  JSON_IN_LIST(
      "JSON is a list of one", "response/json/*", b -> b.json = a -> "[" + Rendering.json(a) + "]"),

  JSON_IN_STRING(
      "JSON is a string that holds JSON",
      "response/json/*",
      b -> b.json = a -> Rendering.quote(Rendering.json(a))),

  JSON_IN_CALLBACK(
      "JSON is wrapped in a function call",
      "response/json/*",
      b -> b.json = a -> "callback(" + Rendering.json(a) + ")"),

  JSON_WITH_COMMENT(
      "JSON begins with a comment",
      "response/json/*",
      b -> b.json = a -> "/* response */" + Rendering.json(a)),

  JSON_LINE_FEED_RAW(
      "a line feed in a JSON string is not escaped",
      "response/json/*",
      b -> b.json = a -> Rendering.json(a).replace("\\n", "\n")),

  JSON_QUOTE_RAW(
      "a quote in a JSON string is not escaped",
      "response/json/*",
      b -> {
        b.onFailure(a -> a.change("Recommend", "\"help\""));
        b.json = a -> Rendering.json(a).replace("\\\"", "\"");
      }),

  JSON_IN_UTF_16(
      "JSON is sent as UTF-16",
      "response/json/* | response/content-type/*",
      b ->
          b.onOutgoing(
              (a, out) -> {
                if (!a.call.xml()) {
                  out.body = out.text().getBytes(StandardCharsets.UTF_16);
                }
              })),

  JSON_WITH_BYTES_OUT_OF_UTF_8(
      "JSON holds a byte that is no UTF-8",
      "response/json/*",
      b ->
          b.onOutgoing(
              (a, out) -> {
                if (!a.call.xml()) {
                  out.body =
                      out.text()
                          .replace("Successful!", "Successful\u00a0!")
                          .replace("request", "r\u00e9quest")
                          .getBytes(StandardCharsets.ISO_8859_1);
                }
              })),

  XML_NOT_ESCAPED(
      "ampersands in XML are not escaped",
      "response/xml/*",
      b -> b.xml = a -> Rendering.xml(a).replace("&amp;", "&")),

  XML_ROOT_WRONG(
      "the root of a success in XML is Response",
      "*/success/xml-root",
      b -> b.onResponse(a -> a.root = a.success() ? "Response" : a.root)),

  XML_ROOT_WITHOUT_RESPONSE(
      "the root of a success in XML is the bare Action",
      "*/success/xml-root",
      b -> b.onResponse(a -> a.root = a.success() ? a.call.action() : a.root)),

  XML_ROOT_OF_OTHER_OPERATION(
      "the root of a created plan is that of a created quota",
      "*/success/xml-root",
      b -> b.onResponse(a -> a.root = a.success() ? "CreateResellerUserQuotaResponse" : a.root)),

  XML_ERROR_ROOT_WRONG(
      "the root of an error in XML is that of a success",
      "*/error/xml-root",
      b -> b.onFailure(a -> a.root = a.call.action() + "Response")),

  XML_WITH_ATTRIBUTE(
      "a field in XML has an attribute",
      "response/xml/*",
      b -> b.xml = a -> Rendering.xml(a).replace("<RequestId>", "<RequestId type=\"string\">")),

  XML_FIELD_AS_ATTRIBUTE(
      "RequestId is an attribute of the root",
      "response/xml/* | response/RequestId/present",
      b ->
          b.xml =
              a ->
                  Rendering.xml(a)
                      .replaceFirst("<RequestId>.*?</RequestId>", "")
                      .replaceFirst(a.root, a.root + " RequestId='" + a.requestId + "'")),

  XML_WITH_NAMESPACE(
      "the root in XML is in a namespace",
      "response/xml/*",
      b ->
          b.xml =
              a ->
                  Rendering.DECLARATION
                      + Rendering.element(a.root, a.fields)
                          .replaceFirst(
                              ">", " xmlns='http://bssopenapi.aliyuncs.com/doc/2017-12-14'>")),

  XML_CUT(
      "XML ends before its last tag",
      "response/xml/*",
      b -> b.xml = a -> Rendering.xml(a).replaceFirst("</[^>]*>$", "")),

  XML_WITH_TWO_ROOTS(
      "XML has two roots", "response/xml/*", b -> b.xml = a -> Rendering.xml(a) + "<RequestId/>"),

  XML_BEGINS_WITH_BLANK_LINE(
      "a blank line precedes the XML declaration",
      "response/xml/*",
      b -> b.xml = a -> "\n" + Rendering.xml(a)),

  XML_FIELD_REPEATED(
      "a field appears twice in XML",
      "response/xml/*",
      b -> b.xml = a -> Rendering.xml(a).replace("<Message>", "<Message>?</Message><Message>")),

  XML_WITH_WRONG_ENCODING(
      "XML declares UTF-16 and is UTF-8",
      "response/xml/*",
      b -> b.xml = a -> Rendering.xml(a).replace("encoding='UTF-8'", "encoding='UTF-16'")),

  XML_BOOLEAN_AS_DIGIT(
      "true is 1 in XML",
      "response/xml/* | */success/*",
      b -> b.xml = a -> Rendering.xml(a).replace(">true<", ">1<")),

  XML_DATA_FLAT(
      "OrderId and InstanceId stand beside Data in XML, not inside",
      "response/xml/* | CreateResourcePackage/success/*",
      b ->
          b.xml =
              a ->
                  Rendering.xml(a)
                      .replace("<Data><OrderId>", "<Data/><OrderId>")
                      .replace("</InstanceId></Data>", "</InstanceId>")),

  XML_RETURNED_IN_JSON(
      "a request for XML gets JSON, under the content type of XML",
      "response/xml/* | response/content-type/* | */style/*/XML",
      b -> b.xml = a -> Rendering.json(a)),

  JSON_RETURNED_IN_XML(
      "a request for JSON gets XML, under the content type of JSON",
      "response/json/* | response/content-type/* | */style/*/JSON",
      b -> b.json = a -> Rendering.xml(a));

  private final Variant variant;
  private final String expected;

  CrookedText(String defect, String expected, Consumer<Behaviour> change) {
    this.variant = new Variant(defect, change);
    this.expected = expected;
  }

  @Override
  public Variant variant() {
    return variant;
  }

  @Override
  public String expected() {
    return expected;
  }
}
