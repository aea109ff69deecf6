package io.github.bsskit.conformance.target;

import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.Rulebook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The implementation under examination, as one run sees it: it is called, and every exchange is
 * kept.
 *
 * <p>A throttled call is not an answer to it: it is made again when the caller has its rate back,
 * with the profile's hook or after waiting.
 */
public final class Target {

  /** So many go by sockets while the library is loaded; a number, so that runs are alike. */
  private static final int CALLS_UNTIL_LIBRARY = 40;

  private final Rulebook rulebook;
  private final Profile profile;
  private final Consumer<String> notices;
  private final FixtureAllocator fixtures;
  private final RequestSigner signer;
  private final LibraryTransport library;
  private final SocketTransport sockets;
  private final List<Consumer<Exchange>> watchers = new ArrayList<>();
  private final Deque<Exchange> fetched = new ArrayDeque<>();
  private Consumer<Exchange> counter = exchange -> {};
  private final TimeoutPolicy silence;
  private final RateRecovery rests;
  private int count;
  private int restsInVain;
  private boolean usesLibrary;
  private FaultArrangement arranged = FaultArrangement.NOTHING;

  /**
   * A target.
   *
   * @param rulebook the contract
   * @param profile what it provides
   * @param fixtures where nonces come from
   * @param notices takes a line for the user now and then, for instance that it waits
   */
  public Target(
      Rulebook rulebook, Profile profile, FixtureAllocator fixtures, Consumer<String> notices) {
    this.rulebook = rulebook;
    this.profile = profile;
    this.fixtures = fixtures;
    this.notices = notices;
    silence = new TimeoutPolicy(profile.timeLimit(), notices);
    rests = new RateRecovery(profile, notices);
    signer =
        new RequestSigner(
            rulebook,
            profile.wire().form(),
            profile.url().getRawAuthority().toLowerCase(Locale.ROOT));
    library = new LibraryTransport(profile.url(), profile.timeLimit());
    sockets = new SocketTransport(profile.url());
  }

  /** Whether this host is one where a call is paid for. */
  public static boolean isOfficial(Rulebook rulebook, String host) {
    // a dot at the end says that the name is whole, and names the same host
    String asked = host.toLowerCase(Locale.ROOT).replaceFirst("\\.+$", "");
    return asked.endsWith(".aliyuncs.com")
        || asked.equals("aliyuncs.com")
        || rulebook.wire().endpoints().contains(asked);
  }

  /** Lets somebody see every exchange as it happens. */
  public void onExchange(Consumer<Exchange> watcher) {
    watchers.add(watcher);
  }

  /**
   * Lets somebody count calls when they are made, which {@link #sendAhead} does on other threads
   * and before their turn.
   */
  public void onCallSent(Consumer<Exchange> calls) {
    counter = calls;
  }

  /** Makes a call by way of an ordinary HTTP library, which must have been loaded. */
  public Exchange send(Call call) {
    return patiently(call, library);
  }

  /** Whether the HTTP library is to be used: after the first calls of a run, if at all. */
  public boolean usesLibrary() {
    return usesLibrary && count >= CALLS_UNTIL_LIBRARY;
  }

  /** Whether the first calls of a run, which are made one by one, have been made. */
  public boolean isPastFirstCalls() {
    return count >= CALLS_UNTIL_LIBRARY;
  }

  /**
   * Makes a call before its turn, on any thread: nothing is done about an answer, and nobody is
   * told of the exchange, which has no number yet.
   */
  public Exchange sendAhead(Call call, boolean byLibrary) {
    Instant time = rests.now();
    Request request = signer.sign(call, prefix(), fixtures.nonce(), time);
    return fetch(Optional.of(call), request, byLibrary ? library : sockets);
  }

  /** Sends the very bytes of an exchange again, before their turn, as {@link #sendAhead} does. */
  public Exchange resendAhead(Exchange earlier) {
    return fetch(earlier.call(), earlier.request(), sockets);
  }

  private Exchange fetch(Optional<Call> call, Request request, Transport wire) {
    Instant at = Instant.now();
    WireResult result = wireFor(request, wire).send(request, silence.limit());
    Duration took = Duration.between(at, Instant.now());
    Exchange exchange = new Exchange(0, call, request, result, document(result), at, took);
    counter.accept(exchange);
    return exchange;
  }

  /** The next calls are these, which have been made before: their turn has come. */
  public void queue(List<Exchange> exchanges) {
    fetched.clear();
    fetched.addAll(exchanges);
  }

  /** Loads the HTTP library meanwhile, so that the first verdicts need not wait for it. */
  public void warmUp() {
    usesLibrary = true;
    Thread thread = new Thread(library::warmUp, "warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  /** Makes a call by way of a socket, every byte as it was drafted. */
  public Exchange sendRaw(Call call) {
    return patiently(call, sockets);
  }

  /** Makes a call and takes a throttled answer for an answer. */
  public Exchange sendWithoutRetry(Call call) {
    return exchange(call, signed(call), sockets);
  }

  /** Sends the very bytes of an exchange again. */
  public Exchange replay(Exchange earlier) {
    if (!fetched.isEmpty()) {
      return kept(fetched.poll());
    }
    Instant at = Instant.now();
    WireResult result = sockets.send(earlier.request(), silence.limit());
    return kept(earlier.call(), earlier.request(), result, at, Duration.between(at, Instant.now()));
  }

  /** Makes calls at one instant, each on its own connection; the exchanges stand in their order. */
  public List<Exchange> sendTogether(List<Call> calls) {
    List<Request> requests = calls.stream().map(this::signed).toList();
    Instant at = Instant.now();
    return kept(calls, requests, sockets.sendTogether(requests, silence.limit()), at);
  }

  /** Makes calls one after another on one connection, as long as the target keeps it. */
  public List<Exchange> sendInSequence(List<Call> calls) {
    List<Request> requests = calls.stream().map(this::signed).toList();
    Instant at = Instant.now();
    return kept(calls, requests, sockets.sendInSequence(requests, silence.limit()), at);
  }

  /** Sends bytes that are no call, and keeps no account of them. */
  public Exchange sendBytes(String bytes) {
    Request request =
        new Request(
            "", bytes.lines().findFirst().orElse(""), Map.of(), new byte[0], false, false, "");
    Instant at = Instant.now();
    String filled = bytes.replace("{host}", profile.url().getRawAuthority());
    WireResult result = sockets.send(SocketTransport.latin1(filled), silence.limit());
    return new Exchange(
        ++count,
        Optional.empty(),
        request,
        result,
        document(result),
        at,
        Duration.between(at, Instant.now()));
  }

  /** Whether the target is so silent that more calls are of no use. */
  public boolean isUnresponsive() {
    return silence.isFinal();
  }

  /** Whether callers are known to have their whole rate: since when. */
  public Instant rateFullSince() {
    return rests.since();
  }

  /**
   * Uses the profile's hook to put the target back to its start.
   *
   * @return whether there is such a hook and it worked
   */
  public boolean reset() {
    boolean done = hooks().call(profile.hooks().reset(), Map.of());
    if (done) {
      fixtures.reset();
      rests.startOver();
    }
    return done;
  }

  /**
   * Gives all callers their whole rate, with a hook or by waiting.
   *
   * @param seconds the window of the rate
   */
  public void recoverRate(int seconds) {
    rests.rest(hooks(), seconds);
  }

  /** Whether a rest is of use: not where callers are throttled after one as before. */
  public boolean canRecoverRate() {
    return restsInVain < 2;
  }

  /** Whether {@link #recoverRate} need not wait. */
  public boolean recoversRateImmediately() {
    return rests.areAtOnce();
  }

  /**
   * Arranges that the next call of an operation meets an error.
   *
   * @return empty if that was done, else why not
   */
  public Optional<String> arrangeFault(OperationRule operation, String code) {
    FaultTrigger fault = profile.fault().orElseThrow();
    if (!fault.covers(operation.action())) {
      return Optional.of("faults.parameter has no " + operation.action());
    }
    Map<String, String> values = Map.of("action", operation.action(), "code", code);
    Optional<RequestTemplate> before = fault.requestBefore();
    if (before.isPresent() && !hooks().call(before, values)) {
      return Optional.of("the request of faults.request failed");
    }
    arranged = fault.arrangement(values);
    return Optional.empty();
  }

  private Hooks hooks() {
    return new Hooks(profile.url(), silence.limit(), notices);
  }

  private Exchange patiently(Call call, Transport wire) {
    Exchange exchange =
        fetched.isEmpty() ? exchange(call, signed(call), wire) : kept(fetched.poll());
    for (int again = 0; again < 3 && isThrottled(exchange) && canRecoverRate(); again++) {
      recoverRate(call.operation().rate().map(OperationRule.Rate::seconds).orElse(60));
      exchange = exchange(call, signed(call), wire);
      restsInVain = isThrottled(exchange) ? restsInVain + 1 : 0;
    }
    return exchange;
  }

  private static boolean isThrottled(Exchange exchange) {
    return exchange.field("Code").startsWith("Throttling");
  }

  private Request signed(Call call) {
    FaultArrangement now = arranged;
    arranged = FaultArrangement.NOTHING;
    Instant time = rests.now();
    return now.in(signer.sign(now.in(call), prefix(), fixtures.nonce(), time));
  }

  private String prefix() {
    String path = Optional.ofNullable(profile.url().getRawPath()).orElse("");
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private Exchange exchange(Call call, Request request, Transport wire) {
    Instant at = Instant.now();
    WireResult result = wireFor(request, wire).send(request, silence.limit());
    return kept(Optional.of(call), request, result, at, Duration.between(at, Instant.now()));
  }

  /** What a library would send otherwise goes byte for byte. */
  private Transport wireFor(Request request, Transport wire) {
    return request.chunked() || !request.saysItHasNoBody() ? sockets : wire;
  }

  private Exchange kept(Exchange made) {
    silence.hear(made.result(), made.took());
    Exchange exchange =
        new Exchange(
            ++count,
            made.call(),
            made.request(),
            made.result(),
            made.document(),
            made.at(),
            made.took());
    tell(exchange);
    return exchange;
  }

  private List<Exchange> kept(
      List<Call> calls, List<Request> requests, List<WireResult> results, Instant at) {
    Duration took = Duration.between(at, Instant.now());
    List<Exchange> exchanges = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      exchanges.add(numbered(Optional.of(calls.get(i)), requests.get(i), results.get(i), at, took));
    }
    // nobody knows which came first: any that passed may have used up the rate of one that did not
    exchanges.stream().filter(exchange -> !isThrottled(exchange)).forEach(this::tell);
    exchanges.stream().filter(Target::isThrottled).forEach(this::tell);
    return exchanges;
  }

  private Exchange kept(
      Optional<Call> call, Request request, WireResult result, Instant at, Duration took) {
    Exchange exchange = numbered(call, request, result, at, took);
    tell(exchange);
    return exchange;
  }

  private Exchange numbered(
      Optional<Call> call, Request request, WireResult result, Instant at, Duration took) {
    silence.hear(result, took);
    Exchange exchange = new Exchange(++count, call, request, result, document(result), at, took);
    counter.accept(exchange);
    return exchange;
  }

  private void tell(Exchange exchange) {
    watchers.forEach(watcher -> watcher.accept(exchange));
  }

  private static Optional<ResponseDocument> document(WireResult result) {
    return result instanceof WireResult.Received received
        ? Optional.of(ResponseDocument.read(received.body()))
        : Optional.empty();
  }
}
