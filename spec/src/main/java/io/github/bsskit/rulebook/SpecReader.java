package io.github.bsskit.rulebook;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads the contract's file: OpenAPI with swagger-parser, the extensions as maps. */
final class SpecReader {

  private final OpenAPI spec;
  private final SpecMap extensions;
  private final Components components;
  private final Responses responses;
  private final Examples examples;

  SpecReader(String yaml) {
    SwaggerParseResult result = new OpenAPIV3Parser().readContents(yaml, null, null);
    if (result.getOpenAPI() == null || !result.getMessages().isEmpty()) {
      throw new IllegalArgumentException("not a contract: " + result.getMessages());
    }
    spec = result.getOpenAPI();
    extensions = SpecMap.of("", spec.getExtensions());
    components = new Components(spec.getComponents());
    responses = new Responses(components);
    examples = new Examples(components);
  }

  Rulebook rulebook() {
    List<ErrorRule> gateway =
        extensions.rows("x-gateway-errors").stream().map(SpecReader::error).toList();
    GatewayRows rows = new GatewayRows(extensions);
    Info info = Optional.ofNullable(spec.getInfo()).orElseGet(Info::new);
    return new Rulebook(
        new Rulebook.About(
            Objects.toString(info.getTitle(), ""),
            Objects.toString(info.getDescription(), ""),
            SpecMap.of("info", info.getExtensions()).row("x-zh").texts(),
            extensions.row("x-sources").texts(),
            extensions.row("x-zh").row("sources").texts()),
        wire(extensions.row("x-wire")),
        extensions.rows("x-signatures").stream().map(SpecReader::signature).toList(),
        spec.getPaths().entrySet().stream()
            .map(path -> operation(path.getKey(), path.getValue()))
            .toList(),
        new GatewayRule(
            gateway,
            responses.gatewayFailure(),
            gateway.stream().flatMap(row -> examples.response(row).stream()).toList(),
            rows.common(),
            List.copyOf(headers().values()),
            rows.rules(),
            rows.vectors()));
  }

  private Map<String, GatewayRule.HeaderRule> headers() {
    Map<String, GatewayRule.HeaderRule> headers = new LinkedHashMap<>();
    for (PathItem path : spec.getPaths().values()) {
      responses
          .headers(path.getGet().getOperationId(), path.getGet())
          .forEach(headers::putIfAbsent);
    }
    return headers;
  }

  private static Rulebook.Wire wire(SpecMap wire) {
    return new Rulebook.Wire(
        wire.text("product"),
        wire.text("version"),
        wire.text("path"),
        wire.texts("methods"),
        wire.texts("formats"),
        wire.texts("endpoints"),
        wire.source("x-source"));
  }

  private static Rulebook.SignatureRule signature(SpecMap row) {
    return new Rulebook.SignatureRule(
        row.text("name"),
        row.text("algorithm"),
        Duration.ofMinutes(row.number("windowMinutes")),
        row.source("x-source"));
  }

  private OperationRule operation(String path, PathItem item) {
    Operation operation = item.getGet();
    if (operation == null) {
      throw new IllegalArgumentException("paths" + path + ": get is missing");
    }
    String name = operation.getOperationId();
    SpecMap row = SpecMap.of(name, operation.getExtensions());
    List<ErrorRule> errors = row.rows("x-errors").stream().map(SpecReader::error).toList();
    return new OperationRule(
        name,
        row.text("x-wire-action"),
        path,
        ram(row.row("x-ram-action")),
        rate(row, "x-rate-limit"),
        rate(row, "x-quota-page-rate-limit"),
        errors,
        Optional.ofNullable(operation.getParameters()).orElse(List.of()).stream()
            .map(new ParameterRules(components, name, errors)::parameter)
            .toList(),
        responses.success(name, operation),
        responses.failure(name, operation),
        page(name, row, item));
  }

  private OperationRule.PageRule page(String name, SpecMap row, PathItem item) {
    Operation operation = item.getGet();
    return new OperationRule.PageRule(
        operation.getSummary(),
        Objects.toString(operation.getDescription(), ""),
        row.row("x-zh").texts(),
        row.source("x-source"),
        row.rows("x-pages").stream().map(SpecReader::document).toList(),
        row.rows("x-repeat").stream().map(OperationRule.Note::read).toList(),
        row.rows("x-history").stream().map(OperationRule.Note::read).toList(),
        examples.requests(name, item.getPost()),
        examples.responses(name, operation));
  }

  private static OperationRule.RamRule ram(SpecMap ram) {
    return new OperationRule.RamRule(
        ram.text("action"),
        ram.text("access", ""),
        ram.text("resource", ""),
        ram.text("description", ""),
        ram.source("source"),
        ram.row("zh").texts(),
        ram.has("also") ? Optional.of(ramName(ram.row("also"))) : Optional.empty());
  }

  private static OperationRule.RamName ramName(SpecMap also) {
    return new OperationRule.RamName(also.text("action"), also.source("source"));
  }

  private static Optional<OperationRule.Rate> rate(SpecMap operation, String name) {
    if (!operation.has(name)) {
      return Optional.empty();
    }
    SpecMap rate = operation.row(name);
    return Optional.of(
        new OperationRule.Rate(
            rate.number("requests"), rate.number("seconds"), rate.source("source")));
  }

  private static OperationRule.SourceDocument document(SpecMap row) {
    return new OperationRule.SourceDocument(
        row.text("label"),
        row.text("title"),
        row.text("language"),
        row.text("updated", ""),
        row.text("description", ""),
        row.row("zh").texts());
  }

  private static ErrorRule error(SpecMap row) {
    return error(row, row.text("fix"));
  }

  private static ErrorRule error(SpecMap row, String fix) {
    Source source = row.source("source");
    String sure = row.text("sure", "high");
    return new ErrorRule(
        row.text("name"),
        row.number("status"),
        row.text("code"),
        row.text("message"),
        new ErrorRule.Condition(
            row.text("when", ""),
            row.text("cause", ""),
            row.has("whenSource") ? row.source("whenSource") : source),
        new ErrorRule.Certainty(sure, row.text("sureOfStatus", sure)),
        source,
        row.rows("others").stream().map(other -> error(other, "")).toList(),
        new ErrorRule.Advice(fix, row.text("likely", ""), row.text("blame", "")),
        row.row("zh").texts());
  }
}
