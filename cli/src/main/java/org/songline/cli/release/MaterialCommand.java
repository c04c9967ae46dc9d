package org.songline.cli.release;

import java.util.List;
import java.util.Locale;
import org.songline.cli.shell.Shell;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.CatalogId.MaterialId;
import org.songline.release.catalog.EntryText;
import org.songline.release.catalog.Material;
import picocli.CommandLine.Command;

/** Samples and other material by others. */
@Command(
    name = "material",
    mixinStandardHelpOptions = true,
    description = {
      "List, add, change or remove samples, loops, covered works and artwork by others, each with"
          + " its licence and how far it is cleared.",
      "A recording says which of them are heard in it: songline rights recording SONG set"
          + " paper-boats materials=old-record. What is not cleared is marked in the list."
    })
final class MaterialCommand extends EntryCommand<Material> {
  MaterialCommand(Shell shell) {
    super(shell, EntryText.MATERIAL);
  }

  @Override
  List<Material> all(Catalog catalog) {
    return List.copyOf(catalog.materials().values());
  }

  @Override
  String id(Material material) {
    return material.id().text();
  }

  @Override
  String name(Material material) {
    return material.title();
  }

  @Override
  Material fresh(Catalog catalog, String called) {
    return new Material(
        Catalog.fresh(catalog.materials().keySet(), called, MaterialId::new),
        Material.Kind.SAMPLE,
        called,
        "",
        "",
        "",
        Material.Clearance.OPEN,
        "");
  }

  @Override
  Catalog with(Catalog catalog, Material material) {
    return catalog.with(material);
  }

  @Override
  Catalog without(Catalog catalog, Material material) {
    return catalog.without(material.id());
  }

  @Override
  String line(Material material) {
    return "%-14s %-28s %-20s %-16s %s%s  %s"
        .formatted(
            word(material.kind()),
            material.title(),
            material.owner(),
            material.licence(),
            word(material.clearance()),
            material.clearance().settled() ? "" : " (not cleared)",
            material.id().text());
  }

  private static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
