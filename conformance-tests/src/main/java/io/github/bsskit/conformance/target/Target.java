package io.github.bsskit.conformance.target;

import io.github.bsskit.rulebook.OperationRule;
import io.github.bsskit.rulebook.Rulebook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;

/**
 * The implementation under test as one run sees it: sends calls and records every exchange.
 *
 * <p>A throttled call is sent again after the caller's rate limit was reset.
 */
public final class Target {

  /** Calls sent by socket while the HTTP library loads; a fixed number, so that runs are alike. */
  private static final int FIRST_CALLS = 40;

  private static final int MOST_RETRIES = 3;
  private static final int MOST_VAIN_RECOVERIES = 2;

  private final Profile profile;
  private final Consumer<String> notices;
  private final FixtureAllocator fixtures;
  private final RequestSigner signer;
  private final LibraryTransport library;
  private final SocketTransport sockets;
  private final HookCaller hooks;
  private final TimeoutPolicy timeouts;
  private final ExchangeLog log;
  private final RateRecovery rate;
  private final QuotaPageRates quotaPageRates = new QuotaPageRates();
  private final RetryPolicy retries;
  private Consumer<Exchange> sentListener = exchange -> {};
  private int vainRecoveries;
  private boolean usesLibrary;
  private UnaryOperator<Call> fault = UnaryOperator.identity();

  /**
   * A target.
   *
   * @param rulebook the contract
   * @param profile what the target provides
   * @param fixtures supplies nonces
   * @param notices gets occasional lines for the user, for example before a wait
   */
  public Target(
      Rulebook rulebook, Profile profile, FixtureAllocator fixtures, Consumer<String> notices) {
    this.profile = profile;
    this.fixtures = fixtures;
    this.notices = notices;
    signer = new RequestSigner(rulebook, profile.wire().form(), profile.url());
    library = new LibraryTransport(profile.url(), profile.timeLimit());
    sockets = new SocketTransport(profile.url());
    hooks = new HookCaller(profile.url());
    timeouts = new TimeoutPolicy(profile.timeLimit(), notices);
    log = new ExchangeLog(timeouts);
    retries = new RetryPolicy(rulebook.wire().methods());
    rate = new RateRecovery(profile, this::callHook, notices);
  }

  /** Whether a host is an official endpoint, where calls cost money. */
  public static boolean isOfficial(Rulebook rulebook, String host) {
    // a fully qualified name may end with a dot
    String name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.+$", "");
    return name.endsWith(".aliyuncs.com")
        || name.equals("aliyuncs.com")
        || rulebook.wire().endpoints().contains(name);
  }

  /** Adds a listener for every exchange, in the order in which they are recorded. */
  public void onExchange(Consumer<Exchange> listener) {
    log.addListener(listener);
  }

  /**
   * Sets a listener for every call when it was sent, which is before it is recorded and on another
   * thread for {@link #sendAhead}.
   */
  public void onCallSent(Consumer<Exchange> listener) {
    sentListener = listener;
  }

  /** Sets a listener for the seconds that are left of a wait for the rate limit. */
  public void onWaiting(LongConsumer listener) {
    rate.onWaiting(listener);
  }

  /** Sends a call with an ordinary HTTP library. */
  public Exchange send(Call call) {
    return sendWithRetries(call, library);
  }

  /** Sends a call by socket, every byte as drafted. */
  public Exchange sendRaw(Call call) {
    return sendWithRetries(call, sockets);
  }

  /** Sends a call by socket, without retrying if it is throttled. */
  public Exchange sendWithoutRetry(Call call) {
    return sendNow(call, sockets);
  }

  /** Sends the exact bytes of an earlier exchange again. */
  public Exchange replay(Exchange earlier) {
    return log.addQueued()
        .orElseGet(
            () -> {
              pace(earlier.call().stream().toList());
              return record(resendAhead(earlier), false);
            });
  }

  /** Sends calls at the same instant, each on its own connection; returns them in their order. */
  public List<Exchange> sendTogether(List<Call> calls) {
    return sendAll(calls, requests -> sockets.sendTogether(requests, timeouts.limit()));
  }

  /** Sends calls one after another on one connection, as long as the target keeps it open. */
  public List<Exchange> sendInSequence(List<Call> calls) {
    return sendAll(calls, requests -> sockets.sendInSequence(requests, timeouts.limit()));
  }

  /** Sends bytes that are not a call; listeners are not notified. */
  public Exchange sendBytes(String bytes) {
    String firstLine = bytes.lines().findFirst().orElse("");
    Request request = new Request("", firstLine, Map.of(), new byte[0], false, false, "");
    String filled = bytes.replace("{host}", profile.url().getRawAuthority());
    Instant at = Instant.now();
    WireResult result = sockets.send(SocketTransport.latin1(filled), timeouts.limit());
    return log.addUnobserved(Exchange.ended(Optional.empty(), request, result, at));
  }

  /** Sends a call before its turn, on any thread; the exchange is not recorded yet. */
  public Exchange sendAhead(Call call, boolean byLibrary) {
    Request request = signer.sign(call, fixtures.nonce(), rate.now());
    return transmit(Optional.of(call), request, byLibrary ? library : sockets);
  }

  /** Sends the exact bytes of an exchange again, like {@link #sendAhead}. */
  public Exchange resendAhead(Exchange earlier) {
    return transmit(earlier.call(), earlier.request(), sockets);
  }

  /** Uses these exchanges, which were sent ahead, as the results of the next calls. */
  public void queue(List<Exchange> exchanges) {
    log.queue(exchanges);
  }

  /** Whether a result was ignored because its response was lost, so that it must be sent again. */
  public boolean mustRetry() {
    return retries.mustRetry();
  }

  /** Begins to send something again, by plain sockets; all results count now. */
  public void beginRetry() {
    retries.beginRetry();
  }

  /** Ends what {@link #beginRetry} began. */
  public void endRetry() {
    retries.endRetry();
  }

  /** Loads the HTTP library in the background, so that the first verdicts need not wait for it. */
  public void warmUp() {
    usesLibrary = true;
    Thread thread = new Thread(library::warmUp, "warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  /** Whether calls can be sent with the HTTP library. */
  public boolean usesLibrary() {
    return usesLibrary && isPastFirstCalls();
  }

  /** Whether the first calls of the run, which are sent one by one, were sent. */
  public boolean isPastFirstCalls() {
    return log.size() >= FIRST_CALLS;
  }

  /** Whether the target has failed to respond so often that further calls are useless. */
  public boolean isUnresponsive() {
    return timeouts.isFinal();
  }

  /**
   * Resets the target's state with the profile's hook.
   *
   * @return whether there is such a hook and it succeeded
   */
  public boolean reset() {
    boolean done = callHook(profile.hooks().reset(), Map.of());
    if (done) {
      fixtures.reset();
      rate.reset();
    }
    return done;
  }

  /**
   * Resets the rate limit of all callers, with a hook or by waiting.
   *
   * @param seconds the window of the rate
   */
  public void recoverRate(int seconds) {
    rate.recover(seconds);
    quotaPageRates.reset();
  }

  /** The time of the target's clock, as far as this run has advanced it. */
  public Instant now() {
    return rate.now();
  }

  /**
   * Advances the target's clock; later calls are signed with the time of that clock.
   *
   * @param seconds at least 1
   * @return whether the profile has a hook for that and it succeeded
   */
  public boolean advanceClock(long seconds) {
    return rate.advanceClock(seconds);
  }

  /** Whether this run has advanced the target's clock since the last reset. */
  public boolean isClockAhead() {
    return rate.isClockAhead();
  }

  /** Since when no caller has used up any of its rate. */
  public Instant rateFullSince() {
    return rate.fullSince();
  }

  /** How many calls were throttled although no rate is documented for their operation. */
  public int throttledByQuotaPageRate() {
    return quotaPageRates.throttled();
  }

  /**
   * Why calls cannot all be sent concurrently because of a rate limit of the quota page; empty if
   * they can.
   */
  public Optional<String> tooManyAtOnce(List<Call> calls) {
    return quotaPageRates.tooMany(calls);
  }

  /** Waits, or calls a hook, if calls would exceed a rate limit of the quota page. */
  private void pace(List<Call> calls) {
    quotaPageRates.exceeded(calls).ifPresent(limit -> recoverRate(limit.seconds()));
  }

  /** Whether {@link #recoverRate} helps: false if callers stay throttled after it. */
  public boolean canRecoverRate() {
    return vainRecoveries < MOST_VAIN_RECOVERIES;
  }

  /** Whether {@link #recoverRate} returns without waiting. */
  public boolean recoversRateImmediately() {
    return rate.isImmediate();
  }

  /**
   * Makes the next call of an operation return an error.
   *
   * @return why this failed; empty if it succeeded
   */
  public Optional<String> arrangeFault(OperationRule operation, String code) {
    FaultTrigger trigger = profile.fault().orElseThrow();
    if (!trigger.covers(operation.action())) {
      return Optional.of("faults.parameter has no " + operation.action());
    }
    Map<String, String> values = Map.of("action", operation.action(), "code", code);
    Optional<RequestTemplate> before = trigger.requestBefore();
    if (before.isPresent() && !callHook(before, values)) {
      return Optional.of("the request of faults.request failed");
    }
    fault = call -> trigger.applyTo(call, values);
    return Optional.empty();
  }

  private boolean callHook(Optional<RequestTemplate> hook, Map<String, String> values) {
    return hooks.call(hook, values, timeouts.limit(), notices);
  }

  private Exchange sendWithRetries(Call call, Transport transport) {
    Exchange exchange = log.addQueued().orElseGet(() -> sendNow(call, transport));
    for (int i = 0; i < MOST_RETRIES && exchange.isThrottled() && canRecoverRate(); i++) {
      recoverRate(
          call.operation()
              .rate()
              .or(call.operation()::quotaPageRate)
              .map(OperationRule.Rate::seconds)
              .orElse(60));
      exchange = sendNow(call, transport);
      vainRecoveries = exchange.isThrottled() ? vainRecoveries + 1 : 0;
    }
    return exchange;
  }

  private Exchange sendNow(Call call, Transport transport) {
    pace(List.of(call));
    return record(transmit(Optional.of(call), signed(call), transport), transport == library);
  }

  private Exchange record(Exchange exchange, boolean byLibrary) {
    return retries.allowsRetry(exchange, byLibrary)
        ? log.addUnobserved(exchange)
        : log.add(exchange);
  }

  private List<Exchange> sendAll(
      List<Call> calls, Function<List<Request>, List<WireResult>> transmission) {
    pace(calls);
    List<Request> requests = calls.stream().map(this::signed).toList();
    Instant at = Instant.now();
    List<WireResult> results = transmission.apply(requests);
    List<Exchange> exchanges = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      Optional<Call> call = Optional.of(calls.get(i));
      exchanges.add(sent(Exchange.ended(call, requests.get(i), results.get(i), at)));
    }
    boolean isIgnored =
        exchanges.stream().filter(exchange -> retries.allowsRetry(exchange, false)).count() > 0;
    return isIgnored ? exchanges.stream().map(log::addUnobserved).toList() : log.addAll(exchanges);
  }

  /** Sends a request; one that the library would change is sent by socket. */
  private Exchange transmit(Optional<Call> call, Request request, Transport transport) {
    boolean isUnusual = request.chunked() || !request.sendsZeroLength();
    if (transport == library && !isUnusual) {
      library.awaitWarm();
    }
    Instant at = Instant.now();
    WireResult result = (isUnusual ? sockets : transport).send(request, timeouts.limit());
    return sent(Exchange.ended(call, request, result, at));
  }

  private Exchange sent(Exchange exchange) {
    quotaPageRates.add(exchange);
    sentListener.accept(exchange);
    return exchange;
  }

  private Request signed(Call call) {
    Call changed = fault.apply(call);
    fault = UnaryOperator.identity();
    return signer.sign(changed, fixtures.nonce(), rate.now());
  }
}
