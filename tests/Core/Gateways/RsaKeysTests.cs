using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Gateways.Signing;

namespace CrmPayments.Tests.Core.Gateways;

public sealed class RsaKeysTests
{
    private static readonly byte[] Message = Encoding.UTF8.GetBytes("what is signed");

    [TestCase(1024)]
    [TestCase(2048)]
    [TestCase(3072)]
    public void Sign_as_the_framework_does_with_any_key(int bits)
    {
        for (var time = 0; time < (bits == 1024 ? 40 : 3); time++)
        {
            using var key = RSA.Create(bits);
            var signature = RsaKeys.Sign(new Secret(key.ExportPkcs8PrivateKeyPem()), Message);
            Assert.That(signature, Is.EqualTo(key.SignData(Message, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)));
        }
    }

    [Test]
    public void Take_a_private_key_without_the_lines_around_it()
    {
        using var key = RSA.Create(2048);
        Assert.That(RsaKeys.Sign(new Secret(Convert.ToBase64String(key.ExportPkcs8PrivateKey())), Message), Is.Not.Null);
    }

    [TestCase("")]
    [TestCase("sk_test_1")]
    [TestCase("AAAA")]
    [TestCase("MAA=")]
    [TestCase("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----")]
    public void Sign_nothing_with_what_is_no_private_key(string secret) => Assert.That(RsaKeys.Sign(new Secret(secret), Message), Is.Null);

    [Test]
    public void Sign_nothing_with_a_damaged_key_and_throw_nothing()
    {
        using var key = RSA.Create(1024);
        var good = key.ExportPkcs8PrivateKey();
        var random = new Random(20261122);
        for (var time = 0; time < 2000; time++)
        {
            var bad = good[..random.Next(1, good.Length)];
            bad[random.Next(bad.Length)] ^= (byte)random.Next(1, 256);
            Assert.That(() => RsaKeys.Sign(new Secret(Convert.ToBase64String(bad)), Message), Throws.Nothing);
        }
    }

    [Test]
    public void Believe_a_certificate_while_it_is_valid_and_a_public_key_always()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var (from, to) = (new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var certificate = request.CreateSelfSigned(from, to);
        var signature = key.SignData(Message, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        Secret pinned = new(certificate.ExportCertificatePem()), open = new("old:\n" + key.ExportSubjectPublicKeyInfoPem());
        Assert.Multiple(() =>
        {
            Assert.That(RsaKeys.HasSigned(pinned, Message, signature, from.AddDays(1)), Is.True);
            Assert.That(RsaKeys.HasSigned(pinned, Message, signature, to.AddDays(1)), Is.False);
            Assert.That(RsaKeys.HasSigned(open, Message, signature, to.AddDays(1)), Is.True);
            Assert.That(RsaKeys.HasSigned(open, [.. Message, 1], signature, from), Is.False);
        });
    }

    [TestCase("")]
    [TestCase("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")]
    [TestCase("-----BEGIN PUBLIC KEY-----\nMAA=\n-----END PUBLIC KEY-----")]
    [TestCase("-----BEGIN PUBLIC KEY-----\nnot base64!\n-----END PUBLIC KEY-----")]
    public void Believe_nothing_where_there_is_no_key(string keys) => Assert.That(RsaKeys.HasSigned(new Secret(keys), Message, new byte[256], ARefund.Now), Is.False);
}
