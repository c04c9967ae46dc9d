package org.songline.release.catalog;

import org.songline.model.json.Codec;
import org.songline.model.json.Codec.Field;
import org.songline.model.json.Values;
import org.songline.release.catalog.CatalogId.MaterialId;

/** How material by others is written and read. */
final class MaterialCodec {
  static final Codec<MaterialId> ID = Fields.id(MaterialId::new);

  static final Codec<Material> MATERIAL = material();

  private MaterialCodec() {}

  private static Codec<Material> material() {
    var id = Field.of("id", ID, Material::id);
    var kind = Field.of("kind", Values.choice(Material.Kind.class), Material::kind);
    var title = Field.of("title", Values.TEXT, Material::title);
    var source = Field.of("source", Values.TEXT, Material::source).or("");
    var owner = Field.of("owner", Values.TEXT, Material::owner).or("");
    var licence = Field.of("licence", Values.TEXT, Material::licence).or("");
    var clearance =
        Field.of("clearance", Values.choice(Material.Clearance.class), Material::clearance)
            .or(Material.Clearance.OPEN);
    var document = Field.of("document", Values.TEXT, Material::document).or("");
    return Codec.line(
        Material.class,
        keys ->
            new Material(
                keys.of(id),
                keys.of(kind),
                keys.of(title),
                keys.of(source),
                keys.of(owner),
                keys.of(licence),
                keys.of(clearance),
                keys.of(document)),
        id,
        kind,
        title,
        source,
        owner,
        licence,
        clearance,
        document);
  }
}
