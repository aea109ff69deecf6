package io.github.bsskit.conformance.crooked;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The initial accounts, keys and products. */
final class Seed {

  /** Whether an account may buy for itself and others, for others only, or not at all. */
  enum Kind {
    RESELLER,
    AGENCY,
    STANDARD
  }

  /** An account and the range of accounts that it owns. */
  record Account(long id, Kind kind, long firstOwned, long lastOwned) {
    boolean owns(long owner) {
      return owner == id || owner >= firstOwned && owner <= lastOwned;
    }
  }

  /** An access key; the token is empty for permanent keys. */
  record Key(
      String id,
      String secret,
      String token,
      boolean expired,
      boolean active,
      boolean allowed,
      Account account) {

    private static Key plain(String id, String secret, Account account) {
      return new Key(id, secret, "", false, true, true, account);
    }

    private static Key temporary(String id, String secret, String token, boolean expired) {
      return new Key(id, secret, token, expired, true, true, RESELLER);
    }
  }

  static final Account RESELLER = new Account(100000001, Kind.RESELLER, 239000000, 239999999);
  static final Account AGENCY = new Account(100000002, Kind.AGENCY, 238000000, 238999999);
  static final Account STANDARD = new Account(100000003, Kind.STANDARD, 0, -1);

  static final Map<String, Key> KEYS =
      List.of(
              Key.plain("testid", "testsecret", RESELLER),
              Key.temporary("STS.testsub", "stssecret", "sts/token+abc==", false),
              Key.temporary("STS.expired", "expiredsecret", "sts/token+expired==", true),
              new Key("deniedid", "deniedsecret", "", false, true, false, RESELLER),
              new Key("inactiveid", "inactivesecret", "", false, false, true, RESELLER),
              Key.plain("agencyid", "agencysecret", AGENCY),
              Key.plain("plainid", "plainsecret", STANDARD))
          .stream()
          .collect(Collectors.toMap(Key::id, Function.identity()));

  static final String RETIRED = "FPT_ossbag_absolute_Storage_retired";

  /** The package types of each product. */
  static final Map<String, List<String>> CATALOGUE =
      Map.of(
          "ossbag",
          List.of(
              "FPT_ossbag_absolute_Storage_sh",
              "FPT_ossbag_absolute_Storage_bj",
              "FPT_ossbag_periodic_Traffic_cn",
              RETIRED),
          "cdnflowbag",
          List.of("FPT_cdnflowbag_absolute_Flow_cn", "FPT_cdnflowbag_absolute_Flow_intl"),
          "smsbag",
          List.of("FPT_smsbag_absolute_Count_cn"));

  /** A key of the reseller that does not exist in the seed. */
  static Key guest(String id) {
    return Key.plain(id, "", RESELLER);
  }

  private Seed() {}
}
