package io.github.bsskit.simulator.control;

import io.github.bsskit.simulator.api.JournalEntry;
import io.github.bsskit.simulator.api.Verdict;
import io.github.bsskit.simulator.journal.CallJournal;
import io.github.bsskit.simulator.journal.ExchangeText;
import io.github.bsskit.simulator.journal.RecordedCall;
import io.github.bsskit.simulator.world.AccessKey;
import io.github.bsskit.simulator.world.World;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Lists the calls of the journal. */
final class JournalControl {

  private static final String ACTION = "action";
  private static final String KEY = "key";
  private static final String CODE = "code";
  private static final String VERDICT = "verdict";
  private static final String VIOLATIONS = "violations";
  private static final String SINCE = "since";
  private static final String LIMIT = "limit";

  private final World world;
  private final CallJournal journal;

  JournalControl(World world, CallJournal journal) {
    this.world = world;
    this.journal = journal;
  }

  ControlResponse list(ControlRequest request) {
    Map<String, String> query =
        request.allowOnlyQuery(ACTION, KEY, CODE, VERDICT, VIOLATIONS, SINCE, LIMIT).query();
    Predicate<RecordedCall> filter =
        query.entrySet().stream()
            .map(parameter -> filter(parameter.getKey(), parameter.getValue()))
            .reduce(call -> true, Predicate::and);
    // Read in this order before the entries, so that a client which asks for later ones misses
    // none.
    long removals = journal.removals();
    long last = journal.lastNumber();
    List<RecordedCall> calls = scope(query).calls().stream().filter(filter).toList();
    long limit = number(LIMIT, query.getOrDefault(LIMIT, "1000000"));
    return ControlResponse.json(
        200,
        new JsonFields()
            .with("total", calls.size())
            .with("last", last)
            .with("removals", removals)
            .with(
                "entries",
                calls.stream()
                    .skip(Math.max(0, calls.size() - limit))
                    .map(call -> view(call.entry()))
                    .toList()));
  }

  private CallJournal scope(Map<String, String> query) {
    String id = query.get(KEY);
    if (id == null) {
      return journal;
    }
    AccessKey key =
        world
            .state()
            .keys()
            .find(id)
            .orElseThrow(() -> invalid(KEY, id, "use an access key of this world"));
    return journal.ofAccount(key.accountId());
  }

  /** Only the filter for violations explains calls. */
  private static Predicate<RecordedCall> filter(String name, String value) {
    return switch (name) {
      case ACTION -> call -> call.outcome().action().equals(value);
      case CODE -> call -> call.outcome().code().equals(value);
      case VERDICT -> {
        String verdict = oneOf(name, value, Arrays.stream(Verdict.values()).map(Verdict::toString));
        yield call -> call.verdict().toString().equals(verdict);
      }
      case VIOLATIONS -> {
        boolean hasSome = Boolean.parseBoolean(oneOf(name, value, Stream.of("true", "false")));
        yield call -> call.entry().violations().isEmpty() != hasSome;
      }
      case SINCE -> {
        long since = number(SINCE, value);
        yield call -> call.number() > since;
      }
      default -> call -> true;
    };
  }

  private static String oneOf(String name, String value, Stream<String> allowed) {
    List<String> texts = allowed.toList();
    if (!texts.contains(value)) {
      throw invalid(name, value, "use one of " + String.join(", ", texts));
    }
    return value;
  }

  private static long number(String name, String value) {
    if (!value.matches("[0-9]{1,18}")) {
      throw invalid(name, value, "use an integer from 0");
    }
    return Long.parseLong(value);
  }

  private static InvalidControlRequest invalid(String name, String value, String fix) {
    return new InvalidControlRequest("invalid " + name + " \"" + value + "\": " + fix);
  }

  private static JsonFields view(JournalEntry entry) {
    JournalEntry.CallSummary call = entry.call();
    JsonFields view =
        new JsonFields()
            .with("number", entry.number())
            .with("time", entry.time())
            .withNonEmpty("method", call.method())
            .withNonEmpty("path", call.path())
            .withNonEmpty(ACTION, call.action())
            .withNonEmpty(KEY, call.keyId());
    call.account().ifPresent(account -> view.with("account", account));
    return view.with("status", entry.status())
        .withNonEmpty(CODE, entry.code())
        .withNonEmpty("requestId", entry.requestId())
        .with(VERDICT, entry.verdict())
        .withNonEmpty("why", entry.explanation())
        .withNonEmpty(VIOLATIONS, entry.violations())
        .withNonEmpty("answer", entry.response().fields())
        .withNonEmpty("fault", entry.fault())
        .withIf(entry.isLost(), "answerLost", true);
  }

  ControlResponse show(ControlRequest request) {
    String number = request.lastSegment();
    return journal
        .call(number.matches("[0-9]{1,18}") ? Long.parseLong(number) : 0)
        .map(call -> ControlResponse.json(200, viewWithExchange(call)))
        .orElse(
            ControlResponse.notFound(
                "the journal has no entry \""
                    + number
                    + "\": GET "
                    + ControlRoutes.JOURNAL
                    + " lists those that it has"));
  }

  private JsonFields viewWithExchange(RecordedCall call) {
    ExchangeText text = new ExchangeText(call, world.state().keys());
    return view(call.entry()).with("request", text.request()).with("response", text.response());
  }

  ControlResponse clear() {
    journal.clear();
    return ControlResponse.nothing();
  }
}
