package org.filterscope.manual;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Follows the links of the manual's pages to other pages, places in them, and pictures. Addresses
 * on the web are left alone, as the manual is built offline.
 */
public final class LinkCheck {

  private final Path site;

  /** What links can lead to in a page that was read: the ids in it. */
  private final Map<Path, Set<String>> places = new HashMap<>();

  private final Set<Path> reached = new HashSet<>();
  private final Set<String> broken = new TreeSet<>();
  private int count;

  private LinkCheck(Path site) {
    this.site = site.toAbsolutePath().normalize();
  }

  /**
   * Fails with a list of the links that lead nowhere, and of the pages that no link leads to.
   *
   * @param arguments the folder of the pages
   */
  public static void main(String[] arguments) throws IOException {
    LinkCheck check = new LinkCheck(Path.of(arguments[0]));
    check.run();
    check.broken.forEach(System.err::println);
    if (!check.broken.isEmpty()) {
      System.exit(1);
    }
    System.out.println(check.count + " links of the manual lead somewhere.");
  }

  private void run() throws IOException {
    Path start = site.resolve("index.html");
    reached.add(start);
    List<Path> pages;
    // The generated pages of the API are not ours to mend.
    try (Stream<Path> files = Files.list(site)) {
      pages = files.filter(file -> file.toString().endsWith(".html")).sorted().toList();
    }
    for (Path page : pages) {
      follow(page);
    }
    pages.stream()
        .filter(page -> !reached.contains(page))
        .forEach(page -> broken.add("No link leads to " + site.relativize(page)));
  }

  private void follow(Path page) throws IOException {
    Document content = read(page);
    for (Element link : content.select("a[href], link[href]")) {
      follow(page, link.attr("href"));
    }
    for (Element picture : content.select("img[src], script[src]")) {
      follow(page, picture.attr("src"));
    }
  }

  private void follow(Path page, String link) throws IOException {
    count++;
    URI address = URI.create(link);
    if (address.getScheme() != null) {
      if (!address.getScheme().equals("https")) {
        broken.add(site.relativize(page) + " links to " + link + ", which is not https");
      }
      return;
    }
    String path = address.getPath();
    Path target =
        path == null || path.isEmpty()
            ? page
            : page.resolveSibling(path).toAbsolutePath().normalize();
    if (!target.equals(page)) {
      reached.add(target);
    }
    if (!Files.isRegularFile(target)) {
      broken.add(site.relativize(page) + " links to " + link + ", which is not there");
    } else if (address.getFragment() != null && !idsIn(target).contains(address.getFragment())) {
      broken.add(site.relativize(page) + " links to " + link + ", a place that is not there");
    }
  }

  private Set<String> idsIn(Path page) throws IOException {
    Set<String> known = places.get(page);
    if (known == null) {
      known = new HashSet<>(read(page).select("[id]").eachAttr("id"));
      places.put(page, known);
    }
    return known;
  }

  private static Document read(Path page) throws IOException {
    return Jsoup.parse(Files.readString(page, StandardCharsets.UTF_8));
  }
}
