package io.github.bsskit.simulator.domain;

import static io.github.bsskit.contract.ResourcePackageApi.CreateResourcePackageError.ID_MISSING;
import static io.github.bsskit.contract.ResourcePackageApi.CreateResourcePackageError.INVALID_OWNER;
import static io.github.bsskit.contract.ResourcePackageApi.CreateResourcePackageError.PACKAGE_TYPE_NOT_FOUND;
import static io.github.bsskit.contract.ResourcePackageApi.CreateResourcePackageError.PACKAGE_TYPE_NOT_SUPPORTED;
import static io.github.bsskit.contract.ResourcePackageApi.CreateResourcePackageError.PRODUCT_NOT_FOUND;
import static io.github.bsskit.contract.ResourcePackageApi.CreateResourcePackageError.SPECIFICATION_INVALID;

import io.github.bsskit.contract.Caller;
import io.github.bsskit.contract.CreateResourcePackageResponse;
import io.github.bsskit.contract.OrderedPackage;
import io.github.bsskit.contract.Reply;
import io.github.bsskit.contract.ResourcePackageApi;
import io.github.bsskit.simulator.api.Order;
import io.github.bsskit.simulator.world.Catalogue.PackageType;
import io.github.bsskit.simulator.world.WorldState;
import java.util.Optional;

/** Orders resource plans. */
final class ResourcePackageService implements ResourcePackageApi {

  private final WorldState world;

  ResourcePackageService(WorldState world) {
    this.world = world;
  }

  @Override
  public Reply<CreateResourcePackageResponse, CreateResourcePackageError> createResourcePackage(
      Caller caller, CreateResourcePackageRequest request) {
    return error(caller, request)
        .<Reply<CreateResourcePackageResponse, CreateResourcePackageError>>map(Reply::failure)
        .orElseGet(() -> Reply.success(order(caller, request)));
  }

  private Optional<CreateResourcePackageError> error(
      Caller caller, CreateResourcePackageRequest request) {
    if (request.ownerId().isEmpty() && caller.mustNameOwner()) {
      return Optional.of(ID_MISSING);
    }
    if (request.ownerId().isPresent() && !caller.owns(request.ownerId().get())) {
      return Optional.of(INVALID_OWNER);
    }
    return world
        .catalogue()
        .find(request.productCode())
        .map(
            product ->
                product
                    .find(request.packageType())
                    .map(type -> error(type, request))
                    .orElse(Optional.of(PACKAGE_TYPE_NOT_FOUND)))
        .orElse(Optional.of(PRODUCT_NOT_FOUND));
  }

  private static Optional<CreateResourcePackageError> error(
      PackageType type, CreateResourcePackageRequest request) {
    if (!type.onSale()) {
      return Optional.of(PACKAGE_TYPE_NOT_SUPPORTED);
    }
    // A size that is not sold has no error of its own; the parameter's is the closest (I).
    return type.offers(request.specification())
        ? Optional.empty()
        : Optional.of(SPECIFICATION_INVALID);
  }

  private CreateResourcePackageResponse order(Caller caller, CreateResourcePackageRequest request) {
    Order order =
        world
            .records()
            .placeOrder(
                caller.accountId(),
                (ids, now) -> {
                  long orderId = ids.orderId(now);
                  return new Order(
                      orderId,
                      ids.instanceId(request.productCode(), orderId),
                      request.ownerId().orElse(caller.accountId()),
                      caller.accountId(),
                      new Order.OrderedPlan(
                          request.productCode(),
                          request.packageType(),
                          request.specification(),
                          request.duration(),
                          request.pricingCycle(),
                          request.effectiveDate().orElse(now)),
                      now);
                });
    return new CreateResourcePackageResponse(
        order.orderId(), new OrderedPackage(order.orderId(), order.instanceId()));
  }
}
