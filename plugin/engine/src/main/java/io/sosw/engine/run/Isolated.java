package io.sosw.engine.run;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads one package of this module together with libraries that nothing else sees: the plugin's own class path stays small,
 * and versions of other plugins do not clash with theirs.
 */
public final class Isolated extends URLClassLoader {
    private final String ownPackage;

    private Isolated(URL[] places, String ownPackage) {
        super("sosw " + ownPackage, places, Isolated.class.getClassLoader());
        this.ownPackage = ownPackage;
    }

    /**
     * An instance of a class of this module.
     *
     * @param closure the libraries that it needs
     * @param type what the caller knows of it
     */
    public static <T> T load(List<Path> closure, String className, Class<T> type) throws IOException {
        var places = new ArrayList<URL>();
        places.add(Isolated.class.getProtectionDomain().getCodeSource().getLocation());
        for (Path jar : closure) {
            places.add(url(jar));
        }
        var loader = new Isolated(places.toArray(new URL[0]), className.substring(0, className.lastIndexOf('.') + 1));
        try {
            var instance = loader.loadClass(className).getConstructor().newInstance();
            return type.cast(Proxy.newProxyInstance(
                    Isolated.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        var thread = Thread.currentThread();
                        var before = thread.getContextClassLoader();
                        thread.setContextClassLoader(loader); // libraries look for their services there
                        try {
                            return method.invoke(instance, arguments);
                        } catch (InvocationTargetException failed) {
                            throw failed.getCause();
                        } finally {
                            thread.setContextClassLoader(before);
                        }
                    }));
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(className + " cannot be loaded", broken);
        }
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toUri().toURL();
    }

    /** Its own package and its libraries first; what it shares with the caller comes from the caller. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            var loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            if (name.startsWith(ownPackage) || !name.startsWith("io.sosw.") && !name.startsWith("java.")) {
                try {
                    return findClass(name);
                } catch (ClassNotFoundException notHere) {
                    // the JDK's, or shared
                }
            }
            return super.loadClass(name, resolve);
        }
    }
}
