package io.github.bsskit.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.markdown.MarkdownRenderer;

/** The parsed Markdown of a guide. */
final class GuideText {

  private static final List<Extension> TABLES = List.of(TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
  private static final MarkdownRenderer MARKDOWN =
      MarkdownRenderer.builder().extensions(TABLES).build();
  private static final HtmlRenderer HTML =
      HtmlRenderer.builder()
          .extensions(TABLES)
          .escapeHtml(true)
          .attributeProviderFactory(
              context ->
                  (node, tag, attributes) -> {
                    if (node instanceof Heading) {
                      attributes.put("id", anchor(node));
                    }
                  })
          .build();

  /** From {@code docs/guides} to the root of the repository, and from a guide to the site's. */
  private static final String TO_ROOT = "../../";

  private final String name;
  private final Node root;
  private final List<Heading> headings = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();

  GuideText(String name, String source) {
    this.name = name;
    this.root = PARSER.parse(source);
    root.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Heading heading) {
            headings.add(heading);
            visitChildren(heading);
          }

          @Override
          public void visit(Link link) {
            links.add(link);
          }
        });
    boolean isComplete =
        root.getFirstChild() instanceof Heading title
            && title.getLevel() == 1
            && title.getNext() instanceof Paragraph;
    if (!isComplete) {
      throw mistake("must start with \"# Title\" and a paragraph");
    }
    if (anchors().stream().distinct().count() < headings.size()) {
      throw mistake("has two headings with the same anchor: " + anchors());
    }
  }

  /** The anchors of all headings, as GitHub makes them. */
  List<String> anchors() {
    return headings.stream().map(GuideText::anchor).toList();
  }

  private static String anchor(Node heading) {
    return text(heading)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }

  /**
   * Replaces links by those of the site. Links to other sites and to files that the site does not
   * contain become text, because the site must be complete in itself.
   *
   * @param anchors the anchors of all guides, by name
   * @param ending the ending of the guides' files in the site
   */
  void resolveLinks(Map<String, List<String>> anchors, String ending) {
    for (Link link : links) {
      String target = link.getDestination();
      if (target.equals(TO_ROOT + "spec/openapi.yaml")) {
        link.setDestination(TO_ROOT + "openapi.yaml");
      } else if (target.startsWith(TO_ROOT)) {
        replaceByText(link, target.substring(TO_ROOT.length()));
      } else if (target.matches("https?://.*")) {
        replaceByText(link, target);
      } else {
        String[] parts = target.split("#", 2);
        String guide = parts[0].isEmpty() ? name : parts[0].replaceFirst("\\.md$", "");
        if (!anchors.containsKey(guide)
            || parts.length == 2 && !anchors.get(guide).contains(parts[1])) {
          throw mistake("links to " + target + ", which is not a guide or a heading of a guide");
        }
        link.setDestination(target.replaceFirst("\\.md(?=#|$)", ending));
      }
    }
  }

  private static void replaceByText(Link link, String target) {
    String text = text(link);
    if (!target.equals(text) && !target.endsWith("/" + text)) {
      link.insertBefore(new Text(text + ": "));
    }
    link.insertBefore(new Code(target));
    link.unlink();
  }

  String markdown() {
    return MARKDOWN.render(root);
  }

  /** Renders the page; the tree has no title afterwards. */
  Guide guide(String markdown) {
    Node title = root.getFirstChild();
    String description = text(title.getNext());
    title.unlink();
    List<Page.Section> sections =
        headings.stream()
            .skip(1)
            .map(heading -> new Page.Section(anchor(heading), text(heading)))
            .toList();
    return new Guide(name, text(title), description, sections, HTML.render(root), markdown);
  }

  private static String text(Node node) {
    StringBuilder text = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text part) {
            text.append(part.getLiteral());
          }

          @Override
          public void visit(Code part) {
            text.append(part.getLiteral());
          }

          @Override
          public void visit(SoftLineBreak part) {
            text.append(' ');
          }
        });
    return text.toString();
  }

  private IllegalArgumentException mistake(String problem) {
    return new IllegalArgumentException("docs/guides/" + name + ".md " + problem);
  }
}
