-- Nothing is lost but one call: WeChat gives the same token again.
DROP TABLE access_tokens;
