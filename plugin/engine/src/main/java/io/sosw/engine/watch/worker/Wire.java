package io.sosw.engine.watch.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Messages between the watch and its worker: lists of words, the first one says what it is. Sending is thread-safe. */
public final class Wire implements AutoCloseable {
    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    /** A wire over a connected socket of this machine. */
    public Wire(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    }

    /** Sends one message. */
    public void send(List<String> words) throws IOException {
        synchronized (out) {
            out.writeInt(words.size());
            for (String word : words) {
                var bytes = word.getBytes(StandardCharsets.UTF_8);
                out.writeInt(bytes.length);
                out.write(bytes);
            }
            out.flush();
        }
    }

    /** Waits for the next message; fails at the end of the other side. */
    public List<String> receive() throws IOException {
        int count = in.readInt();
        var words = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            words.add(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
        }
        return words;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
