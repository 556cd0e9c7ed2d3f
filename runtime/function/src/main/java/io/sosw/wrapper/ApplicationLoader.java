package io.sosw.wrapper;

import io.sosw.error.UserError;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collections;
import java.util.Enumeration;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * Finds the application's classes and resources in its own jar, and all else on the class path. A class path that had the
 * jar at its end would open all others before it, none of which is needed where a cache holds their classes; and a class
 * path that it is not on never changes with it. So is it on Lambda's managed runtimes, whose own classes are on the class
 * path and the function's are not.
 */
final class ApplicationLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final JarFile jar;

    private ApplicationLoader(URL url, JarFile jar, ClassLoader parent) {
        super(new URL[] {url}, parent);
        this.jar = jar;
    }

    /**
     * One that the current thread looks for services with from now on.
     *
     * @param application path of the jar
     * @throws UserError if there is no such jar
     */
    static ClassLoader open(String application, ClassLoader parent) {
        try {
            var file = new File(application);
            var loader = new ApplicationLoader(file.toURI().toURL(), new JarFile(file), parent);
            Thread.currentThread().setContextClassLoader(loader);
            return loader;
        } catch (IOException e) {
            throw new UserError(
                    "The application's jar '" + application + "' (-Dsosw.application) cannot be opened: " + e,
                    "package the function anew: `mvn package`.",
                    "missing-function",
                    e);
        }
    }

    private boolean has(String name) {
        return jar.getEntry(name) != null;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!has(name.replace('.', '/').concat(".class"))) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            var known = findLoadedClass(name);
            return known == null ? findClass(name) : known;
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        return has(name) ? findResource(name) : super.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        var all = Collections.list(findResources(name));
        all.addAll(Collections.list(getParent().getResources(name)));
        return Collections.enumeration(all);
    }

    @Override
    public void close() throws IOException {
        try (jar) {
            super.close();
        }
    }
}
