#include "tests/support/certificates.h"

#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <cstdio>
#include <stdexcept>

namespace waystation::testing {
namespace {

constexpr long kDayS = 86400;
constexpr long kHourS = 3600;

template <auto free_it>
struct Free {
  template <typename T>
  void operator()(T* pointer) const {
    free_it(pointer);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using X509Certificate = std::unique_ptr<X509, Free<X509_free>>;
using File = std::unique_ptr<std::FILE, Free<std::fclose>>;

void require(bool holds, const std::string& what) {
  if (!holds) throw std::runtime_error("a certificate cannot be made: " + what);
}

Key make_key() {
  Key key(EVP_EC_gen("P-256"));
  require(key != nullptr, "no key");
  return key;
}

X509Certificate make_certificate(const std::string& name, EVP_PKEY* key, long begins_in_s, long ends_in_s) {
  X509Certificate certificate(X509_new());
  require(certificate != nullptr, "no memory");
  uint64_t serial = 0;
  require(RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial) == 1, "no chance");
  X509_set_version(certificate.get(), X509_VERSION_3);
  ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate.get()), serial >> 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), begins_in_s);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), ends_in_s);
  X509_set_pubkey(certificate.get(), key);
  X509_NAME* subject = X509_get_subject_name(certificate.get());
  X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1,
                             0);
  return certificate;
}

void add_extension(X509* certificate, int kind, const char* value) {
  std::unique_ptr<X509_EXTENSION, Free<X509_EXTENSION_free>> extension(
      X509V3_EXT_conf_nid(nullptr, nullptr, kind, value));
  require(extension && X509_add_ext(certificate, extension.get(), -1) == 1, value);
}

File open_new(const std::string& path) {
  File file(std::fopen(path.c_str(), "wb"));
  require(file != nullptr, path);
  return file;
}

}  // namespace

struct CertificateAuthority::Impl {
  Key key = make_key();
  X509Certificate certificate;
};

CertificateAuthority::CertificateAuthority(const std::string& folder)
    : impl_(std::make_unique<Impl>()), folder_(folder), ca_file_(folder + "/authority.pem") {
  // Each authority has the same name and another key, as an impostor would.
  impl_->certificate = make_certificate("Authority of a test", impl_->key.get(), -kDayS, kDayS);
  X509* certificate = impl_->certificate.get();
  X509_set_issuer_name(certificate, X509_get_subject_name(certificate));
  add_extension(certificate, NID_basic_constraints, "critical,CA:TRUE");
  add_extension(certificate, NID_key_usage, "critical,keyCertSign,cRLSign");
  require(X509_sign(certificate, impl_->key.get(), EVP_sha256()) > 0, "not signed");
  require(PEM_write_X509(open_new(ca_file_).get(), certificate) == 1, ca_file_);
}

CertificateAuthority::~CertificateAuthority() = default;

Certificate CertificateAuthority::issue(Flaw flaw) {
  long begins_in_s = flaw == Flaw::not_yet_valid ? kDayS : flaw == Flaw::expired ? -2 * kDayS : -kHourS;
  Key key = make_key();
  X509Certificate certificate = make_certificate("Server of a test", key.get(), begins_in_s, begins_in_s + kDayS);
  X509_set_issuer_name(certificate.get(), X509_get_subject_name(impl_->certificate.get()));
  add_extension(certificate.get(), NID_subject_alt_name,
                flaw == Flaw::wrong_name ? "DNS:elsewhere.test" : "DNS:localhost,IP:127.0.0.1");
  require(X509_sign(certificate.get(), impl_->key.get(), EVP_sha256()) > 0, "not signed");

  std::string name = folder_ + "/server-" + std::to_string(++issued_);
  Certificate files{name + ".pem", name + ".key"};
  require(PEM_write_X509(open_new(files.certificate_file).get(), certificate.get()) == 1, files.certificate_file);
  require(PEM_write_PrivateKey(open_new(files.key_file).get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1,
          files.key_file);
  return files;
}

}  // namespace waystation::testing
