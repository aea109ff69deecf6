package io.github.bsskit.conformance.crooked;

/** The profile of a server: what the kit needs to trigger each error. */
final class Profile {

  private static final String TEXT =
      """
      wire: {form: rpc, signatures: [V3, V1], verified: true, unsigned: false, formats: [JSON, XML]}
      keys:
        full: {id: testid, secret: testsecret}
        denied: {id: deniedid, secret: deniedsecret}
        notApplicable: {id: plainid, secret: plainsecret}
        mustNameOwner: {id: agencyid, secret: agencysecret, owners: [238000000-238999999]}
        inactive: {id: inactiveid, secret: inactivesecret}
        sts: {id: STS.testsub, secret: stssecret, token: 'sts/token+abc=='}
        expired: {id: STS.expired, secret: expiredsecret, token: 'sts/token+expired=='}
      owners: {fresh: [239000000-239999999], foreign: 900000001}
      catalogue:
        product: ossbag
        packageType: FPT_ossbag_absolute_Storage_sh
        specification: 40
        notOnSale: FPT_ossbag_absolute_Storage_retired
        otherProduct: cdnflowbag
      rateLimit: %s
      faults:
        request:
          method: POST
          url: /faults
          headers: {Content-Type: application/json}
          body: '{"action":"{action}","code":"{code}"}'
      hooks:
        reset: {method: POST, url: /reset}
      """;

  private Profile() {}

  static String of(Behaviour behaviour) {
    String refill = behaviour.refillHook ? "  refill: {method: POST, url: /refill}\n" : "";
    String clock =
        behaviour.clockHook ? "  clock: {method: POST, url: '/clock?seconds={seconds}'}\n" : "";
    boolean enforced = behaviour.limit > 0 || behaviour.limitDeclared;
    return TEXT.formatted(enforced ? "enforced" : "none") + refill + clock;
  }
}
