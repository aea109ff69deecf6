package io.github.bsskit.simulator.control;

import io.github.bsskit.simulator.api.JournalEntry;
import io.github.bsskit.simulator.api.Verdict;
import io.github.bsskit.simulator.journal.CallJournal;
import io.github.bsskit.simulator.journal.ExchangeText;
import io.github.bsskit.simulator.journal.JournalCursor;
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
  private static final String CURSOR = "cursor";
  private static final String LIMIT = "limit";

  private final World world;
  private final CallJournal journal;

  JournalControl(World world, CallJournal journal) {
    this.world = world;
    this.journal = journal;
  }

  ControlResponse list(ControlRequest request) {
    Map<String, String> query =
        request
            .allowOnlyQuery(ACTION, KEY, CODE, VERDICT, VIOLATIONS, SINCE, CURSOR, LIMIT)
            .query();
    Predicate<RecordedCall> filter =
        query.entrySet().stream()
            .map(parameter -> filter(parameter.getKey(), parameter.getValue()))
            .reduce(call -> true, Predicate::and);
    long limit = number(LIMIT, query.getOrDefault(LIMIT, "1000000"));
    CallJournal scope = scope(query);
    return query.containsKey(CURSOR)
        ? page(scope, query, limit, filter)
        : latest(scope, number(SINCE, query.getOrDefault(SINCE, "0")), limit, filter);
  }

  private ControlResponse latest(
      CallJournal scope, long since, long limit, Predicate<RecordedCall> filter) {
    // Read in this order before the entries, so that a client which asks for later ones misses
    // none.
    long removals = journal.removals();
    long last = journal.lastNumber();
    String cursor = journal.cursorAfter(last);
    List<RecordedCall> calls = scope.callsAfter(since).stream().filter(filter).toList();
    List<RecordedCall> shown = calls.stream().skip(Math.max(0, calls.size() - limit)).toList();
    return list(calls.size(), last, removals, cursor, shown);
  }

  private ControlResponse page(
      CallJournal scope, Map<String, String> query, long limit, Predicate<RecordedCall> filter) {
    String cursor = query.get(CURSOR);
    if (!JournalCursor.isValid(cursor)) {
      throw invalid(
          CURSOR, cursor, "use 0 for the first page, and then the cursor of the page before");
    }
    if (query.containsKey(SINCE) || limit == 0) {
      throw new InvalidControlRequest(
          "cursor together with since, or with limit 0: use cursor with a limit of at least 1");
    }
    long removals = journal.removals();
    long last = journal.lastNumber();
    CallJournal.Page page = scope.page(cursor, limit, filter);
    return list(page.calls().size(), last, removals, page.cursor(), page.calls());
  }

  private static ControlResponse list(
      int total, long last, long removals, String cursor, List<RecordedCall> shown) {
    return ControlResponse.json(
        200,
        new JsonFields()
            .with("total", total)
            .with("last", last)
            .with("removals", removals)
            .with(CURSOR, cursor)
            .with("entries", shown.stream().map(JournalControl::view).toList()));
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

  private static JsonFields view(RecordedCall recorded) {
    JournalEntry entry = recorded.entry();
    JournalEntry.CallSummary call = entry.call();
    JsonFields view =
        new JsonFields()
            .with("number", entry.number())
            .with("time", entry.time())
            .withNonEmpty("simulator", recorded.simulator())
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
    return view(call).with("request", text.request()).with("response", text.response());
  }

  ControlResponse clear() {
    journal.clear();
    return ControlResponse.nothing();
  }
}
