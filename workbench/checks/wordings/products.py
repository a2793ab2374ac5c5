"""Names of products, in every language: as their makers write them, and those that bring cookies."""

from __future__ import annotations

BRANDS = (
    "LinkedIn", "YouTube", "DoubleClick", "reCAPTCHA", "New Relic", "Piwik PRO", "HubSpot", "TikTok",
    "WhatsApp",
    "PayPal", "GitHub", "Facebook", "Instagram", "Google Analytics", "Google Tag Manager", "Hotjar", "Matomo",
    "Pinterest", "Snapchat", "Cloudflare", "WordPress", "JavaScript", "Microsoft Clarity", "Mailchimp",
    "Salesforce", "Trustpilot", "Zendesk", "OneTrust", "Cookiebot", "Usercentrics", "ContentSquare",
    "Optimizely",
    "hCaptcha", "SoundCloud", "Klarna", "Qualtrics",
)  # fmt: skip
"""Products as their makers write them."""

SERVICES = (
    "reCAPTCHA", "hCaptcha", "Hotjar", "Vimeo", "Matomo", "HubSpot", "Intercom", "Zendesk", "Criteo",
    "TikTok", "Microsoft Clarity", "Google Maps", "Klarna", "Adyen", "Stripe", "Live Chat", "Salesforce",
    "Mailchimp", "Optimizely", "Snapchat", "Taboola", "Outbrain", "Mixpanel", "Userlike", "Tawk.to",
)  # fmt: skip
"""Services that come with cookies of their own, as texts name them."""
