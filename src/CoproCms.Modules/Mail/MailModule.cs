using CoproCms.Modules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Mail;

/// <summary>Letters by e-mail, for every module that asks for an <see cref="IMailer"/>.</summary>
public sealed class MailModule : CmsModule
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(MailSettings.Read(configuration));
        services.AddSingleton<LetterEnvelopes>().AddSingleton<SmtpCarrier>().AddSingleton<FolderCarrier>();
        services.AddSingleton<ILetterCarrier>(provider => provider.GetRequiredService<MailSettings>().UsesFolder
            ? provider.GetRequiredService<FolderCarrier>() : provider.GetRequiredService<SmtpCarrier>());
        services.AddScoped<LetterWriter>().AddScoped<IMailer, Mailer>().AddOutboxHandler<LetterHandler>();
    }
}
