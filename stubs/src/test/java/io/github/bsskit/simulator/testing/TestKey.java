package io.github.bsskit.simulator.testing;

/**
 * A key as a client has it, written down a second time and not read from the world file.
 *
 * @param token the security token; empty if the key has none
 */
public record TestKey(String id, String secret, String token) {

  public static final TestKey RESELLER = new TestKey("testid", "testsecret", "");
  public static final TestKey TEMPORARY =
      new TestKey("STS.testsub", "stssecret", "sts/token+abc==");
  public static final TestKey EXPIRED =
      new TestKey("STS.expired", "expiredsecret", "sts/token+expired==");
  public static final TestKey INACTIVE = new TestKey("inactiveid", "inactivesecret", "");
  public static final TestKey DENIED = new TestKey("deniedid", "deniedsecret", "");
  public static final TestKey AGENCY = new TestKey("agencyid", "agencysecret", "");

  public TestKey withSecret(String other) {
    return new TestKey(id, other, token);
  }

  public TestKey withToken(String other) {
    return new TestKey(id, secret, other);
  }
}
