#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

// What OpenSSL offers as macros only, which Swift can't see.

static inline int copenssl_require_tls12(SSL_CTX *context) {
  return SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
}

static inline int copenssl_set_server_name(SSL *connection, const char *name) {
  return (int)SSL_set_tlsext_host_name(connection, name);
}

// Partial writes, and a buffer that may lie elsewhere when a write is taken up again.
static inline void copenssl_allow_partial_writes(SSL *connection) {
  SSL_set_mode(connection, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
}

// The bytes that have left through the connection's socket.
static inline uint64_t copenssl_bytes_written(SSL *connection) {
  return BIO_number_written(SSL_get_wbio(connection));
}

// Whether the last error is a connection that ended without TLS's own farewell.
static inline int copenssl_is_unexpected_end(void) {
#ifdef SSL_R_UNEXPECTED_EOF_WHILE_READING
  return ERR_GET_REASON(ERR_peek_error()) == SSL_R_UNEXPECTED_EOF_WHILE_READING;
#else
  return 0;
#endif
}
