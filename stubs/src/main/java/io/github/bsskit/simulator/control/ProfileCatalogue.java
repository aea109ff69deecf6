package io.github.bsskit.simulator.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.bsskit.simulator.world.Catalogue;
import io.github.bsskit.simulator.world.Catalogue.PackageType;
import io.github.bsskit.simulator.world.Catalogue.Product;
import java.util.Optional;

/**
 * What a conformance kit can order, and what it cannot.
 *
 * @param specification a size that the plan comes in
 * @param notOnSale a type of the same product that is not on sale; left out if there is none
 * @param otherProduct a product without that package type; left out if there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProfileCatalogue(
    String product,
    String packageType,
    String specification,
    String notOnSale,
    String otherProduct) {

  /** The size of the documented example, for plans that come in any. */
  private static final String ANY_SIZE = "40";

  /** Nothing if nothing is on sale. */
  static Optional<ProfileCatalogue> of(Catalogue catalogue) {
    for (Product product : catalogue.products()) {
      for (PackageType type : product.packageTypes()) {
        if (type.onSale()) {
          return Optional.of(of(catalogue, product, type));
        }
      }
    }
    return Optional.empty();
  }

  private static ProfileCatalogue of(Catalogue catalogue, Product product, PackageType type) {
    return new ProfileCatalogue(
        product.code(),
        type.code(),
        type.specifications().stream().findFirst().orElse(ANY_SIZE),
        product.packageTypes().stream()
            .filter(other -> !other.onSale())
            .map(PackageType::code)
            .findFirst()
            .orElse(null),
        catalogue.products().stream()
            .filter(other -> other.find(type.code()).isEmpty())
            .map(Product::code)
            .findFirst()
            .orElse(null));
  }
}
