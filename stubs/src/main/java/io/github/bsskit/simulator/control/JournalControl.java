package io.github.bsskit.simulator.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.bsskit.simulator.api.ContractViolation;
import io.github.bsskit.simulator.api.Explanation;
import io.github.bsskit.simulator.api.JournalEntry;
import io.github.bsskit.simulator.api.Verdict;
import io.github.bsskit.simulator.journal.CallJournal;
import io.github.bsskit.simulator.journal.RecordedCall;
import io.github.bsskit.simulator.world.AccessKey;
import io.github.bsskit.simulator.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Shows the journal, or some of it. */
final class JournalControl {

  private static final String ACTION = "action";
  private static final String KEY = "key";
  private static final String CODE = "code";
  private static final String VERDICT = "verdict";
  private static final String VIOLATIONS = "violations";
  private static final String SINCE = "since";
  private static final String LIMIT = "limit";

  /** An entry as the control API shows it; what does not apply is left out. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private record Shown(
      long number,
      String time,
      String method,
      String path,
      String action,
      String key,
      Long account,
      int status,
      String code,
      String requestId,
      String verdict,
      Explanation why,
      List<ContractViolation> violations,
      Map<String, Object> answer,
      String fault,
      Boolean answerLost,
      String request,
      String response) {

    static Shown of(JournalEntry entry) {
      return of(entry, null, null);
    }

    static Shown whole(RecordedCall call, World world) {
      ExchangeText text = new ExchangeText(call, world.keys());
      return of(call.entry(), text.request(), text.response());
    }

    private static Shown of(JournalEntry entry, String request, String response) {
      return new Shown(
          entry.number(),
          entry.time().toString(),
          entry.call().method(),
          entry.call().path(),
          entry.action(),
          entry.call().keyId(),
          entry.call().account().isPresent() ? entry.call().account().getAsLong() : null,
          entry.status(),
          entry.code(),
          entry.requestId(),
          entry.verdict().toString(),
          entry.explanation().orElse(null),
          entry.violations(),
          entry.response().fields(),
          entry.fault().orElse(null),
          entry.isLost() ? true : null,
          request,
          response);
    }
  }

  private final World world;
  private final CallJournal journal;

  JournalControl(World world, CallJournal journal) {
    this.world = world;
    this.journal = journal;
  }

  ControlResponse list(ControlRequest call) {
    call.allowOnlyQuery(ACTION, KEY, CODE, VERDICT, VIOLATIONS, SINCE, LIMIT);
    Predicate<JournalEntry> filter = entry -> true;
    for (Map.Entry<String, String> wish : call.query().entrySet()) {
      filter = filter.and(filter(wish.getKey(), wish.getValue()));
    }
    // Before the entries, so that who asks for what came since misses none.
    long last = journal.lastNumber();
    long removals = journal.removals();
    List<JournalEntry> entries = scope(call).entries().stream().filter(filter).toList();
    long limit = number(LIMIT, call.query().getOrDefault(LIMIT, "1000000"));
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("total", entries.size());
    shown.put("last", last);
    shown.put("removals", removals);
    shown.put(
        "entries",
        entries.stream().skip(Math.max(0, entries.size() - limit)).map(Shown::of).toList());
    return ControlResponse.json(200, shown);
  }

  private CallJournal scope(ControlRequest call) {
    String id = call.query().get(KEY);
    if (id == null) {
      return journal;
    }
    AccessKey key =
        world
            .keys()
            .find(id)
            .orElseThrow(
                () ->
                    new InvalidControlRequest(
                        "parameter key is \"" + id + "\", which is no access key of this world"));
    return journal.ofAccount(key.accountId());
  }

  private static Predicate<JournalEntry> filter(String name, String value) {
    return switch (name) {
      case ACTION -> entry -> entry.action().equals(value);
      case CODE -> entry -> entry.code().equals(value);
      case VERDICT -> {
        String wanted = verdict(value);
        yield entry -> entry.verdict().toString().equals(wanted);
      }
      case VIOLATIONS -> {
        boolean isWanted = flag(value);
        yield entry -> entry.violations().isEmpty() != isWanted;
      }
      case SINCE -> {
        long since = number(SINCE, value);
        yield entry -> entry.number() > since;
      }
      default -> entry -> true;
    };
  }

  private static String verdict(String value) {
    List<String> words = List.of(Verdict.values()).stream().map(Verdict::toString).toList();
    if (!words.contains(value)) {
      throw new InvalidControlRequest(
          "parameter verdict is \"" + value + "\"; name one of " + String.join(", ", words));
    }
    return value;
  }

  private static boolean flag(String value) {
    if (!value.equals("true") && !value.equals("false")) {
      throw new InvalidControlRequest(
          "parameter violations is \"" + value + "\"; write true or false");
    }
    return value.equals("true");
  }

  private static long number(String name, String value) {
    if (!value.matches("[0-9]{1,18}")) {
      throw new InvalidControlRequest(
          "parameter " + name + " is \"" + value + "\"; write a whole number");
    }
    return Long.parseLong(value);
  }

  ControlResponse show(ControlRequest request) {
    String number = request.lastPart();
    return journal
        .call(number.matches("[0-9]{1,18}") ? Long.parseLong(number) : 0)
        .map(call -> ControlResponse.json(200, Shown.whole(call, world)))
        .orElse(
            ControlResponse.notFound(
                "the journal has no entry "
                    + number
                    + "; GET "
                    + ControlRoutes.JOURNAL
                    + " lists those that it has"));
  }

  ControlResponse forget() {
    journal.clear();
    return ControlResponse.nothing();
  }
}
