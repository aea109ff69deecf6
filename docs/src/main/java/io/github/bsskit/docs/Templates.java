package io.github.bsskit.docs;

import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.Version;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** FreeMarker templates; a missing value is an error. */
final class Templates {

  private static final Version VERSION = Configuration.VERSION_2_3_34;

  private final Configuration configuration = new Configuration(VERSION);

  private Templates(String folder) {
    configuration.setClassForTemplateLoading(Templates.class, folder);
    configuration.setDefaultEncoding("UTF-8");
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setObjectWrapper(new Wrapper());
    configuration.setNumberFormat("computer");
    configuration.setLocale(Locale.ROOT);
    configuration.setWhitespaceStripping(true);
  }

  static Templates ofPages() {
    return new Templates("templates");
  }

  /** Uses square brackets, because braces have a meaning in most programming languages. */
  static Templates ofPrograms() {
    Templates programs = new Templates("templates/samples");
    programs.configuration.setTagSyntax(Configuration.SQUARE_BRACKET_TAG_SYNTAX);
    programs.configuration.setInterpolationSyntax(
        Configuration.SQUARE_BRACKET_INTERPOLATION_SYNTAX);
    return programs;
  }

  /** Unwraps optionals; an empty one is a missing value. */
  private static final class Wrapper extends DefaultObjectWrapper {

    private Wrapper() {
      super(VERSION);
    }

    @Override
    protected TemplateModel handleUnknownType(Object object) throws TemplateModelException {
      return object instanceof Optional<?> optional
          ? wrap(optional.orElse(null))
          : super.handleUnknownType(object);
    }
  }

  /**
   * Fills in a template.
   *
   * @throws IllegalStateException if the template has an error; the message names the place
   */
  String fill(String template, Map<String, Object> model) {
    StringWriter out = new StringWriter();
    try {
      configuration.getTemplate(template).process(model, out);
    } catch (TemplateException e) {
      throw new IllegalStateException(e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }
}
