package io.sosw.engine.image;

import io.sosw.engine.jre.Folders;
import io.sosw.engine.jre.Jre;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What an image from scratch stands on: the C library of this machine and a linked Java runtime. */
final class RuntimeLayers {
    private RuntimeLayers() {}

    /** The layers; {@code folder} takes the files that are written for them, {@code cache} what is kept. */
    static List<ImageLayer> of(Jre jre, Path folder, Path cache) throws IOException, InterruptedException {
        var files = new ArrayList<ImageFile>();
        for (Path file : Folders.files(jre.home())) {
            var name = Folders.name(jre.home(), file);
            files.add(new ImageFile(file, "/jre/" + name, Jre.executable(name) ? ImageFile.PROGRAM : ImageFile.FILE));
        }
        return List.of(CLibrary.layer(jre, folder, cache), new ImageLayer("Java runtime", files));
    }
}
