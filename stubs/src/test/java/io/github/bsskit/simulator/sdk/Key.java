package io.github.bsskit.simulator.sdk;

/**
 * An access key of the built-in world, or one that it does not have.
 *
 * @param token the security token; empty for a key that is not a temporary one
 */
record Key(String id, String secret, String token) {

  static final Key RESELLER = new Key("testid", "testsecret");
  static final Key TEMPORARY = new Key("STS.testsub", "stssecret", "sts/token+abc==");
  static final Key WITHOUT_PERMISSIONS = new Key("deniedid", "deniedsecret");
  static final Key DISABLED = new Key("inactiveid", "inactivesecret");
  static final Key AGENCY = new Key("agencyid", "agencysecret");
  static final Key ORDINARY_CUSTOMER = new Key("plainid", "plainsecret");

  Key(String id, String secret) {
    this(id, secret, "");
  }

  boolean isTemporary() {
    return !token.isEmpty();
  }
}
