package io.sosw.local.reload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The project's classes of one moment before those of its dependencies, as the class path of a deployed function has them. */
final class ProjectLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Map<String, Folders.ClassFile> classes;

    ProjectLoader(Folders folders, ClassLoader dependencies) {
        super(folders.roots().stream().map(ProjectLoader::url).toArray(URL[]::new), dependencies);
        this.classes = folders.classes();
    }

    private static URL url(java.nio.file.Path folder) {
        try {
            return folder.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            var loaded = findLoadedClass(name);
            if (loaded == null && classes.containsKey(name)) {
                loaded = findClass(name);
            }
            return loaded == null ? super.loadClass(name, resolve) : loaded;
        }
    }

    /** Never from the folder itself: it may hold a later edit. */
    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        var file = classes.get(name);
        if (file == null) {
            throw new ClassNotFoundException(name);
        }
        var source = new CodeSource(url(file.root()), (Certificate[]) null);
        var bytes = file.bytes();
        return defineClass(name, bytes, 0, bytes.length, new ProtectionDomain(source, null, this, null));
    }

    @Override
    public @Nullable URL getResource(String name) {
        var own = findResource(name);
        return own == null ? super.getResource(name) : own;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        var all = Collections.list(findResources(name));
        all.addAll(Collections.list(getParent().getResources(name)));
        return Collections.enumeration(all);
    }
}
